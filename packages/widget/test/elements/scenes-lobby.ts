import type { RoomRecord } from 'participant-panel-server/protocol'
import type { LobbyOutcome } from '../../src/view-models/lobby-outcome.ts'
import type { AtDoorViewModel, Knocks } from '../../src/view-models/lobby.ts'
import type { PanelNotice } from '../../src/view-models/panel-view-model.ts'
import type { RowViewModel } from '../../src/view-models/row-view-model.ts'
import { roomInputs } from './scenes-room.ts'
import { ROW_STATES } from './scenes.ts'
import { HIDDEN, NOW, rowOf, StaticPanel } from './static-panel.ts'

const MINUTE_MS = 60_000

export function waiter(name: string, minutes: number, more: Partial<RowViewModel> = {}): RowViewModel {
  const atDoor: AtDoorViewModel = { pending: false }
  return rowOf({
    name,
    presence: 'waiting',
    microphone: HIDDEN,
    line: { kind: 'waiting', since: NOW - minutes * MINUTE_MS, isGuest: name === 'Tomasz' },
    hasMenu: true,
    atDoor,
    ...more,
  })
}

/** As a host sees it. */
export function lobbyRoom(waiting: RowViewModel[]): StaticPanel {
  const panel = new StaticPanel({ waiting, room: [ROW_STATES['you']!, ROW_STATES['speaking']!] })
  if (waiting.length > 1)
    panel.sections.set(
      panel.sections.get().map((each) => (each.name === 'waiting' ? { ...each, action: 'lobby.admit' } : each)),
    )
  return panel
}

export const twoWait = () => lobbyRoom([waiter('Priya Raman', 2), waiter('Tomasz', 0, { hue: 10 / 12 })])

function knocking(given: Partial<Knocks> = {}): StaticPanel {
  const panel = lobbyRoom([waiter('Priya Raman', 0)])
  const knocks: Knocks = { kind: 'knocks', ids: ['priya-raman'], name: 'Priya Raman', isGuest: false, since: NOW }
  panel.folds.set({ waiting: true })
  panel.notice.set({ ...knocks, ...given })
  return panel
}

/** In place of the list. */
function atDoor(notice: PanelNotice): StaticPanel {
  const panel = new StaticPanel()
  panel.notice.set(notice)
  return panel
}

function told(outcome: Partial<LobbyOutcome>): StaticPanel {
  const panel = lobbyRoom([])
  const others: LobbyOutcome['others'] = { count: 0, how: 'denied', by: undefined }
  panel.outcome.set({ action: 'lobby.deny', ids: ['tomasz'], name: 'Tomasz', asked: 1, others, ...outcome })
  return panel
}

const BY = { id: 'p-ines', name: 'Inès Moreau', at: NOW - 6 * MINUTE_MS }
const kept = (bar: Extract<PanelNotice, { kind: 'removed' }>['bar'], canAsk = true) =>
  atDoor({ kind: 'removed', bar, canAsk })

/** The room as the menu sees it, with a waiting room. */
export function withLobby(panel: StaticPanel, more: Partial<RoomRecord> = {}): StaticPanel {
  panel.room.set(roomInputs('HOST', { lobby: true, ...more }))
  return panel
}

/** The waiting room, for those who decide and for those who wait; and other doors that are closed. */
export const LOBBY_STATES: Record<string, () => StaticPanel> = {
  'two wait': twoWait,
  'one is being let in, one cannot be': () =>
    lobbyRoom([
      waiter('Priya Raman', 2, { atDoor: { pending: true } }),
      waiter('Tomasz', 0, { atDoor: { pending: false, blocked: 'reconnecting' } }),
    ]),
  'who waits was not let in': () =>
    lobbyRoom([
      waiter('Priya Raman', 2, {
        line: {
          kind: 'action-failed',
          action: 'lobby.admit',
          input: undefined,
          reason: { code: 'no-answer', detail: 'no answer', retryable: true },
        },
      }),
    ]),
  'nobody waits': () => lobbyRoom([]),
  'one waits out of sight': () => knocking(),
  'one waits out of sight, while reconnecting': () => knocking({ blocked: 'reconnecting', isGuest: true }),
  'twelve wait out of sight': () =>
    knocking({ ids: Array.from({ length: 12 }, (_, at) => `w-${at}`), since: NOW - 3 * MINUTE_MS }),
  'one was denied': () => told({}),
  'denied by somebody else already': () =>
    told({ action: 'lobby.admit', ids: [], others: { count: 1, how: 'denied', by: 'Ben Adler' } }),
  'several were let in': () =>
    told({ action: 'lobby.admit', ids: ['a', 'b', 'c'], asked: 5, others: { count: 1, how: 'denied', by: undefined } }),
  'waiting oneself': () => atDoor({ kind: 'lobby', since: NOW - 2 * MINUTE_MS, mayLeave: true }),
  'waiting oneself, with a message': () =>
    atDoor({
      kind: 'lobby',
      since: NOW - 20_000,
      message: 'We begin at ten.\nPlease have your papers at hand: https://example.com/agenda',
      mayLeave: false,
    }),
  'locked out': () => atDoor({ kind: 'locked', by: 'Ben Adler' }),
  'the room has ended': () =>
    atDoor({ kind: 'ended', by: { ...BY, id: 'p-maya', name: 'Maya Okafor' }, hasList: false }),
  'the room has ended, with a list': () => {
    const panel = lobbyRoom([])
    panel.notice.set({ kind: 'ended', by: { id: 'server', name: 'Studio', at: NOW }, hasList: true })
    return panel
  },
  'denied for a while': () => kept({ until: NOW + MINUTE_MS, by: BY, reason: 'for members only', denied: true }),
  'denied, and may ask again': () => kept({ until: NOW, by: BY, denied: true }),
  'removed from a room with a waiting room': () => kept({ until: NOW, by: BY }),
  'banned until a day': () => kept({ until: NOW + 3 * 86_400_000, by: BY, reason: 'spam' }, false),
  'banned until the room ends': () => kept({ until: NOW + 86_400_000, untilEnd: true, by: BY }),
  'banned for good': () => kept({ until: NOW + 9 * 366 * 86_400_000, by: BY }, false),
}
