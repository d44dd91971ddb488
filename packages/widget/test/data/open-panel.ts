import type {
  ConnectionChangeEvent,
  PanelErrorEvent,
  ParticipantJoinedEvent,
  ParticipantLeftEvent,
  ParticipantUpdatedEvent,
  ReadyEvent,
  RoleChangedEvent,
  SelfRemovedEvent,
  TokenNeededEvent,
} from '../../src/index.ts'
import { createPanel, type Panel, type PanelOptions } from '../../src/panel.ts'
import { FakeRoom } from '../../src/testing/fake-room.ts'
import { FakeServer } from '../../src/testing/fake-server.ts'

export type OpenPanel = Awaited<ReturnType<typeof openPanel>>

type PanelEvents = {
  ready: ReadyEvent
  'connection-change': ConnectionChangeEvent
  'panel-error': PanelErrorEvent
  'participant-joined': ParticipantJoinedEvent
  'participant-left': ParticipantLeftEvent
  'participant-updated': ParticipantUpdatedEvent
  'role-changed': RoleChangedEvent
  'self-removed': SelfRemovedEvent
  'token-needed': TokenNeededEvent
}

type Given = Partial<PanelOptions> & {
  self?: string
  /** Sets the scene before the panel starts. */
  prepare?: (scene: { server: FakeServer; room: FakeRoom }) => void
  /** Does not wait for the first list. */
  unready?: boolean
}

const DOORS = ['tokenProvider', 'tokenUrl', 'livekitToken', 'liveRoom']

/** A panel on a fake server and a fake room. */
export async function openPanel({ self = 'maya', prepare, unready, ...options }: Given = {}) {
  const server = new FakeServer({ self }).install()
  const room = new FakeRoom(self)
  prepare?.({ server, room })
  const told: Event[] = []
  let startedOver = 0
  const panel: Panel = createPanel({
    server: server.origin,
    room: 'studio',
    ...(DOORS.some((door) => door in options) ? {} : { token: 'panel-token' }),
    loadLiveKit: room.load,
    onEvent: (event) => told.push(event),
    startOver: () => (startedOver += 1),
    ...options,
  })
  if (!unready) await panel.whenReady
  return {
    server,
    room,
    panel,
    startedOver: () => startedOver,
    notice: () => panel.context.notice.get(),
    live: () => until(() => panel.context.header.get().status === 'live' && server.sockets.length > 0),
    connected: () => until(() => server.sockets.length > 0 && room.state === 'connected'),
    section: (name: string) => panel.context.sections.get().find((section) => section.name === name)?.ids ?? [],
    row: (id: string) => panel.context.row(id).get(),
    events: <Name extends keyof PanelEvents>(name: Name) =>
      told.filter((event): event is PanelEvents[Name] => event.type === name),
    close() {
      panel.close()
      server.uninstall()
    },
  }
}

/** Waits for something to become true; what never does fails with its own text. */
export async function until(condition: () => boolean, withinMs = 1800): Promise<void> {
  const deadline = performance.now() + withinMs
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`Never: ${String(condition)}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
