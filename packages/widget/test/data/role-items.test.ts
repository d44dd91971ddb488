import { expect } from '@open-wc/testing'
import { FOREVER, type ParticipantRecord, type Role } from 'participant-panel-server/protocol'
import { person } from '../../src/testing/person.ts'
import { createKeptOut, withName } from '../../src/view-models/kept-out.ts'
import { hasRowMenu } from '../../src/view-models/may-act.ts'
import { demotionOf, promotionOf } from '../../src/view-models/demotion.ts'
import { banSpans, hostItems, limitable, spotlightItems } from '../../src/view-models/role-items.ts'
import { rowMenu } from '../../src/view-models/row-menu.ts'
import { rowViewModel, type RowInputs } from '../../src/view-models/row-view-model.ts'

const NOW = 1_000_000

function inputs(
  role: Role,
  given: Partial<ParticipantRecord>,
  { presence = 'here', ...more }: Partial<RowInputs> & { presence?: 'here' | 'left' } = {},
): RowInputs {
  const self = person({ userId: 'me', role })
  const record = given.userId === 'me' ? self : person({ userId: 'ana', ...given })
  const media = { microphone: true, camera: false, screen: false }
  const found = { record, live: undefined, isYou: record.id === self.id, isBot: false, presence, ...media } as const
  return { person: found, self, mode: 'stage', section: 'stage', pending: [], outage: undefined, now: NOW, ...more }
}

describe('the spotlight in the menu', () => {
  const rightless = { canSpeak: false, canVideo: false, canShareScreen: false }
  const cases: [string, RowInputs, object[]][] = [
    ['of who is here', inputs('MODERATOR', {}), [{ kind: 'spotlight', isOn: false }]],
    [
      'of who is in it, also without a right',
      inputs('MODERATOR', { ...rightless, spotlight: { id: 'x', name: 'X', at: 1 } }),
      [{ kind: 'spotlight', isOn: true }],
    ],
    [
      'of who may be neither seen nor heard',
      inputs('MODERATOR', rightless),
      [{ kind: 'spotlight', isOn: false, blocked: 'unseen' }],
    ],
    [
      'of the same where the site decides the rights',
      inputs('MODERATOR', rightless, { enforce: 'observe' }),
      [{ kind: 'spotlight', isOn: false }],
    ],
    ['of who is not here', inputs('MODERATOR', {}, { presence: 'left' }), []],
    ['for a speaker', inputs('SPEAKER', {}), []],
  ]
  for (const [name, given, expected] of cases) it(name, () => expect(spotlightItems(given)).to.deep.equal(expected))
})

describe('handing over and stepping down', () => {
  const cases: [string, RowInputs, object[]][] = [
    ['a host to a co-host', inputs('HOST', { role: 'CO_HOST' }), [{ kind: 'make-host' }]],
    [
      'a host to a co-host who is not here',
      inputs('HOST', { role: 'CO_HOST' }, { presence: 'left' }),
      [{ kind: 'make-host', blocked: 'absent' }],
    ],
    ['a host to a moderator', inputs('HOST', { role: 'MODERATOR' }), []],
    ['a co-host to a co-host', inputs('CO_HOST', { role: 'CO_HOST' }), []],
    ['a host, who cannot step down', inputs('HOST', { userId: 'me' }), []],
    ['a co-host, to the stage', inputs('CO_HOST', { userId: 'me' }), [{ kind: 'step-down', to: 'SPEAKER' }]],
    [
      'a moderator of a meeting',
      inputs('MODERATOR', { userId: 'me' }, { mode: 'meeting' }),
      [{ kind: 'step-down', to: 'VIEWER' }],
    ],
    ['a speaker', inputs('SPEAKER', { userId: 'me' }), []],
  ]
  for (const [name, given, expected] of cases) it(name, () => expect(hostItems(given)).to.deep.equal(expected))
})

it('a ban lasts for a day at most where a moderator decides, and nobody bans whom they do not outrank', () => {
  expect(banSpans(inputs('CO_HOST', { role: 'SPEAKER' }))).to.deep.equal([600, 'end', 86_400, 'open'])
  expect(banSpans(inputs('MODERATOR', { role: 'SPEAKER' }))).to.deep.equal([600, 'end', 86_400])
  expect(banSpans(inputs('MODERATOR', { role: 'MODERATOR' }))).to.deep.equal([])
})

it('only what somebody may do is restricted', () => {
  expect(limitable(inputs('MODERATOR', { canVideo: false, canChat: false, role: 'SPEAKER' }))).to.deep.equal([
    'canSpeak',
    'canShareScreen',
  ])
  expect(limitable(inputs('MODERATOR', { role: 'CO_HOST' }))).to.deep.equal([])
})

it('who is not staff has a menu of their own where the room lets them rename themselves', () => {
  const own = (selfRenaming: boolean) => inputs('VIEWER', { userId: 'me' }, { selfRenaming })
  expect([rowMenu(own(true)), hasRowMenu(own(true))]).to.deep.equal([[[{ kind: 'rename' }]], true])
  expect([rowMenu(own(false)), hasRowMenu(own(false))]).to.deep.equal([[], false])
  const another = inputs('VIEWER', {}, { selfRenaming: true })
  expect([rowMenu(another), hasRowMenu(another)]).to.deep.equal([[], false])
})

describe('what a row says', () => {
  const by = { id: 'mo', name: 'Mo', at: NOW }
  const line = (given: Partial<ParticipantRecord>) => rowViewModel(inputs('VIEWER', given)).line

  it('of a right that was taken for a while', () => {
    const terms = { until: NOW + 60_000, reason: 'noise', by }
    const given = { role: 'SPEAKER', canSpeak: false, overrideTerms: { canSpeak: terms } } as const
    expect(line(given)).to.deep.equal({ kind: 'not-allowed', right: 'canSpeak', terms })
  })

  it('of the spotlight, to everybody', () => expect(line({ spotlight: by })).to.deep.equal({ kind: 'in-spotlight' }))
})

describe('who is kept out', () => {
  const by = (at: number) => ({ id: 'mo', name: 'Mo', at })
  const barred = (userId: string, bar: NonNullable<ParticipantRecord['bar']>) =>
    person({ userId, name: userId, status: 'LEFT', bar })

  it('is listed, the newest first, until the end has come or somebody lets them in', () => {
    const keptOut = createKeptOut()
    const put = (record: ParticipantRecord) => keptOut.put(record.id, record, NOW)
    put(barred('Ana', { until: NOW + 1_000, by: by(NOW - 3), reason: 'spam' }))
    put(barred('Ben', { until: FOREVER, by: by(NOW - 1) }))
    put(barred('Cem', { until: NOW + 5_000, untilEnd: true, by: by(NOW - 2), denied: true }))
    put(barred('Dee', { until: NOW, by: by(NOW - 1) }))
    put(person({ userId: 'Eve', onHoldUntil: NOW + 10, bar: { until: NOW + 99, by: by(NOW) } }))
    const listed = keptOut.list(NOW)
    expect(listed.map(({ name, until, reason, denied }) => [name, until, reason, denied])).to.deep.equal([
      ['Ben', 'open', undefined, false],
      ['Cem', 'end', undefined, true],
      ['Ana', NOW + 1_000, 'spam', false],
    ])
    expect(keptOut.endsAt()).to.equal(NOW + 1_000)
    expect(keptOut.list(NOW + 999)).to.equal(listed)
    expect(keptOut.list(NOW + 1_000).map(({ name }) => name)).to.deep.equal(['Ben', 'Cem'])
    put(person({ userId: 'Ben' }))
    expect(keptOut.list(NOW).map(({ name }) => name)).to.deep.equal(['Cem'])
    expect(withName(listed, ' bÉ ').map(({ name }) => name)).to.deep.equal(['Ben'])
    expect(withName(listed, '  ')).to.equal(listed)
  })
})

it('a demotion is undone by the role before, unless somebody else has decided meanwhile', () => {
  const participant = person({ userId: 'ana', name: 'Ana', role: 'VIEWER' })
  const wish = (role: Role, from?: Role) =>
    demotionOf(
      {
        action: 'participant.change',
        targets: [participant.id],
        input: { role, ...(from && { expect: { role: from } }) },
      },
      [{ target: participant.id, ok: true, participant }],
    )
  const demotion = wish('VIEWER', 'MODERATOR')!
  expect(demotion).to.deep.equal({ demoted: participant.id, name: 'Ana', from: 'MODERATOR', to: 'VIEWER' })
  expect(promotionOf(demotion)).to.deep.equal({ role: 'MODERATOR', expect: { role: 'VIEWER' } })
  expect([wish('MODERATOR', 'VIEWER'), wish('VIEWER')]).to.deep.equal([undefined, undefined])
})
