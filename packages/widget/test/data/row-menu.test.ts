import { expect } from '@open-wc/testing'
import { ROLES, type ParticipantRecord, type Role, type RoomMode } from 'participant-panel-server/protocol'
import { person } from '../../src/testing/person.ts'
import { leftMenu, rowMenu, type RowMenuItem } from '../../src/view-models/row-menu.ts'
import { hasRowMenu } from '../../src/view-models/may-act.ts'
import type { RowInputs } from '../../src/view-models/row-view-model.ts'

const NOW = 1_000_000

function inputs(self: Role, record: Partial<ParticipantRecord>, more: Partial<RowInputs> = {}): RowInputs {
  const me = person({ userId: 'me', role: self })
  const media = { microphone: true, camera: false, screen: false }
  const target = person({ userId: 'ana', ...record })
  const presence = target.status === 'LEFT' ? 'left' : 'here'
  const found = {
    record: target,
    live: undefined,
    isYou: target.id === me.id,
    isBot: false,
    presence,
    ...media,
  } as const
  return { person: found, self: me, mode: 'stage', section: 'stage', pending: [], outage: undefined, now: NOW, ...more }
}

function says(item: RowMenuItem): string {
  const what =
    item.kind === 'moment'
      ? item.action.replace('participant.', '')
      : item.kind === 'right'
        ? `${item.isOn ? '+' : '-'}${item.right}`
        : item.kind === 'role'
          ? `${item.isOn ? '*' : ''}${item.role}`
          : item.kind === 'spotlight'
            ? `${item.isOn ? '*' : ''}spotlight`
            : item.kind === 'ask'
              ? `ask ${item.source}`
              : item.kind === 'stage'
                ? item.action
                : item.kind
  return item.blocked ? `${what} (${item.blocked})` : what
}
const menu = (given: RowInputs) => rowMenu(given).map((items) => items.map(says).join(', '))

const MOMENTS = 'mute, ask camera, spotlight'
const OFF_STAGE = `stage.remove, ${MOMENTS}`
const OTHERS = 'rename, limit, note, select'
const ALL = '+canSpeak, +canVideo, +canShareScreen, +canChat'
const REMOVE = 'remove, ban'

describe('the menu of a person', () => {
  const table: [Role, Role, string[]][] = [
    ['HOST', 'CO_HOST', [MOMENTS, ALL, '*CO_HOST, MODERATOR, SPEAKER, VIEWER', `${OTHERS}, make-host`, REMOVE]],
    ['CO_HOST', 'SPEAKER', [OFF_STAGE, ALL, 'MODERATOR, *SPEAKER, VIEWER', OTHERS, REMOVE]],
    ['MODERATOR', 'SPEAKER', [OFF_STAGE, ALL, '*SPEAKER, VIEWER', OTHERS, REMOVE]],
    ['MODERATOR', 'MODERATOR', [MOMENTS, 'note, select']],
    ['MODERATOR', 'CO_HOST', ['ask camera, spotlight', 'note']],
    ['CO_HOST', 'HOST', ['ask camera, spotlight', 'note']],
    ['SPEAKER', 'VIEWER', []],
    ['VIEWER', 'VIEWER', []],
  ]
  for (const mode of ['stage', 'meeting'] satisfies RoomMode[])
    for (const [self, role, expected] of table)
      it(`of a ${role}, for a ${self} in a ${mode}`, () => {
        const shown = mode === 'stage' ? expected : expected.map((items) => items.replace('stage.remove, ', ''))
        expect(menu(inputs(self, { role }, { mode }))).to.deep.equal(shown)
      })

  for (const self of ROLES)
    for (const role of ROLES)
      for (const status of ['JOINED', 'LEFT'] as const)
        it(`is offered where there is one: of a ${role} who is ${status}, for a ${self}`, () => {
          const given = inputs(self, { role, status })
          expect(hasRowMenu(given)).to.equal(rowMenu(given).length > 0)
        })

  const own = (role: Role) => inputs(role, { id: 'p-me', userId: 'me', role })
  const states: [string, RowInputs, string[]][] = [
    ['yourself', own('MODERATOR'), ['spotlight', 'rename, step-down']],
    ['readonly', inputs('HOST', {}, { isReadonly: true }), []],
    [
      'who left',
      inputs('HOST', { role: 'SPEAKER', status: 'LEFT' }),
      [ALL, 'CO_HOST, MODERATOR, *SPEAKER, VIEWER', 'rename, note, select', REMOVE],
    ],
    ['kept out', inputs('CO_HOST', { role: 'CO_HOST', bar: { until: NOW + 1 }, status: 'LEFT' }), ['note', 'unban']],
    [
      'kept out, for a moderator',
      inputs('MODERATOR', { role: 'SPEAKER', status: 'LEFT', bar: { until: NOW + 1 } }),
      [ALL, '*SPEAKER, VIEWER', 'rename, note, select'],
    ],
    [
      'on hold by this moderator',
      inputs('MODERATOR', {
        role: 'SPEAKER',
        onHoldUntil: NOW + 1,
        bar: { until: NOW + 9, by: { id: 'p-me', name: 'Me', at: NOW } },
      }),
      [OFF_STAGE, ALL, '*SPEAKER, VIEWER', OTHERS, 'unban'],
    ],
    [
      'while reconnecting',
      inputs('MODERATOR', { role: 'MODERATOR' }, { outage: 'reconnecting' }),
      ['mute (reconnecting), ask camera (reconnecting), spotlight (reconnecting)', 'note (reconnecting), select'],
    ],
  ]
  for (const [name, given, expected] of states) it(`says: ${name}`, () => expect(menu(given)).to.deep.equal(expected))

  it('does not give a right that whoever looks does not hold', () => {
    const given = inputs('MODERATOR', { role: 'SPEAKER', canSpeak: false, canVideo: false })
    given.self!.canSpeak = false
    expect(menu(given)[1]).to.equal('-canSpeak (not-held), -canVideo, +canShareScreen, +canChat')
  })

  it('offers to stop a screen only where one is known to be shared', () => {
    const offered = (screen: boolean | undefined) => {
      const given = inputs('HOST', { role: 'MODERATOR' })
      return menu({ ...given, person: { ...given.person, screen } })[0]
    }
    expect([true, false, undefined].map(offered)).to.deep.equal([
      'mute, ask camera, stopScreen, spotlight',
      MOMENTS,
      MOMENTS,
    ])
  })

  it('offers the way to the stage and off it, as it stands', () => {
    const stage = { by: { id: 'p-me', name: 'Me', at: NOW }, until: NOW + 60_000 }
    const offered = (record: Partial<ParticipantRecord>, more: Partial<RowInputs> = {}) =>
      menu(inputs('MODERATOR', { canSpeak: false, canVideo: false, ...record }, more))[0]
        ?.split(', ')
        .filter((item) => item.startsWith('stage.'))
        .join()
    expect(offered({})).to.equal('stage.invite')
    expect(offered({ stageAsked: { offset: 7, at: NOW } })).to.equal('stage.accept,stage.decline')
    expect(offered({ stageInvited: stage })).to.equal('')
    expect(offered({ stageInvited: { ...stage, until: NOW } })).to.equal('stage.invite')
    expect(offered({ role: 'SPEAKER' })).to.equal('stage.remove')
    expect(offered({ role: 'MODERATOR' })).to.equal('')
    expect(offered({}, { mode: 'meeting' })).to.equal('')
  })

  it('turns off as a whole when the person has left', () => {
    const left = leftMenu(rowMenu(inputs('MODERATOR', { role: 'MODERATOR' })))
    expect(left.flat().map(says)).to.deep.equal([
      'mute (left)',
      'ask camera (left)',
      'spotlight (left)',
      'note (left)',
      'select (left)',
    ])
  })
})
