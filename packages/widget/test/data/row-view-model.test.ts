import { expect } from '@open-wc/testing'
import type { ParticipantRecord, RoomMode } from 'participant-panel-server/protocol'
import { hardPeople } from '../../src/testing/people.ts'
import { NO_RIGHTS, person } from '../../src/testing/person.ts'
import type { PendingRight } from '../../src/stores/pending-store.ts'
import type { RoomParticipant } from '../../src/stores/room-participants-store.ts'
import { createListOrder, sectionOf } from '../../src/view-models/list-order.ts'
import type { SectionViewModel } from '../../src/view-models/panel-view-model.ts'
import { personOf, type Person } from '../../src/view-models/person.ts'
import { rowChangesAt, rowViewModel, type RowInputs } from '../../src/view-models/row-view-model.ts'

const NOW = 1_000_000
const host = person({ userId: 'host', role: 'HOST' })
const viewer = person({ userId: 'viewer', ...NO_RIGHTS })

const shown = (given: Partial<RoomParticipant> = {}): RoomParticipant => ({
  identity: 'ana',
  isLocal: false,
  isActive: true,
  microphone: false,
  camera: false,
  screen: false,
  isSpeaking: false,
  silentSince: undefined,
  quality: 'good',
  permissions: undefined,
  ...given,
})

type Given = {
  record?: Partial<ParticipantRecord>
  live?: Partial<RoomParticipant>
  self?: ParticipantRecord
  mode?: RoomMode
  pending?: Partial<PendingRight>
  outage?: RowInputs['outage']
}

function inputs({ record, live, self = host, mode = 'stage', pending, outage }: Given): RowInputs {
  const ana = person({ userId: 'ana', username: 'ana', role: 'SPEAKER', ...record })
  const people = new Map(live ? [['ana', shown(live)]] : [])
  const idOf = (identity: string) => (identity === 'ana' ? ana.id : undefined)
  const merged = personOf(ana, { self, idOf, room: undefined }, { local: shown(live), participants: people })
  const asked = { right: 'canSpeak' as const, wanted: false, askedAt: NOW, failed: undefined }
  const section = sectionOf(merged, mode) ?? 'room'
  return { person: merged, self, mode, section, pending: pending ? [{ ...asked, ...pending }] : [], outage, now: NOW }
}

const row = (given: Given) => rowViewModel(inputs(given))

const NO_ANSWER = { code: 'no-answer', detail: 'no answer', retryable: true }

describe('line 2 says the first that applies', () => {
  const everything: Partial<ParticipantRecord> = {
    notInForceSince: NOW - 2000,
    mutedBy: { id: 'p-ben', name: 'Ben Adler', at: 1 },
    canVideo: false,
    guest: true,
  }
  const speaking = { microphone: true, isSpeaking: true, quality: 'poor' as const, screen: true }
  const table: [string, Given, object][] = [
    [
      'failed',
      { record: everything, live: speaking, pending: { failed: NO_ANSWER } },
      { kind: 'failed', right: 'canSpeak', wanted: false, reason: NO_ANSWER },
    ],
    [
      'being removed',
      {
        record: { ...everything, onHoldUntil: NOW + 1, bar: { until: NOW + 60_000 } },
        live: speaking,
      },
      { kind: 'being-removed' },
    ],
    [
      'kept out',
      { record: { ...everything, status: 'LEFT', leftAt: 30, onHoldUntil: NOW, bar: { until: NOW + 1 } } },
      { kind: 'kept-out', until: NOW + 1 },
    ],
    [
      'no longer kept out',
      { record: { status: 'LEFT', joinedAt: 10, leftAt: 30, onHoldUntil: NOW - 9, bar: { until: NOW } } },
      { kind: 'left', at: 30, stayMs: 20 },
    ],
    ['not in force for 1 s', { record: everything, live: speaking }, { kind: 'not-in-force', since: NOW - 2000 }],
    ['a wish of 2 s is syncing', { live: speaking, pending: { askedAt: NOW - 2000 } }, { kind: 'syncing' }],
    [
      'what is younger is not said',
      {
        record: { ...everything, notInForceSince: NOW - 999 },
        pending: { askedAt: NOW - 1999, right: 'canChat' },
        live: speaking,
      },
      { kind: 'speaking' },
    ],
    ['reconnecting', { record: { reconnectingSince: 7 } }, { kind: 'reconnecting', since: 7 }],
    [
      'the room knows better than reconnecting',
      { record: { reconnectingSince: 7 }, live: {} },
      { kind: 'username', username: 'ana' },
    ],
    ['not here yet', { record: { status: 'INVITED' } }, { kind: 'not-here-yet' }],
    ['left', { record: { status: 'LEFT', joinedAt: 10, leftAt: 30 } }, { kind: 'left', at: 30, stayMs: 20 }],
    [
      'left without a known start',
      { record: { status: 'LEFT', joinedAt: null, leftAt: 30 } },
      { kind: 'left', at: 30, stayMs: undefined },
    ],
    ['the word holds 2 s', { live: { microphone: true, silentSince: NOW - 1999 } }, { kind: 'speaking' }],
    ['and ends', { live: { microphone: true, silentSince: NOW - 2000 } }, { kind: 'username', username: 'ana' }],
    ['not speaking without a microphone', { live: { isSpeaking: true } }, { kind: 'username', username: 'ana' }],
    ['poor connection', { record: { guest: true }, live: { quality: 'poor' } }, { kind: 'poor-connection' }],
    ['is not told to viewers', { live: { quality: 'poor' }, self: viewer }, { kind: 'username', username: 'ana' }],
    ['muted', { record: { mutedBy: everything.mutedBy!, guest: true }, live: {} }, { kind: 'muted', by: 'Ben Adler' }],
    [
      'not while the room shows it on',
      { record: { mutedBy: everything.mutedBy! }, live: { microphone: true } },
      { kind: 'username', username: 'ana' },
    ],
    [
      'video stopped',
      { record: { videoStoppedBy: everything.mutedBy!, guest: true }, live: {} },
      { kind: 'video-stopped', by: 'Ben Adler' },
    ],
    [
      'not while the room shows the camera on',
      { record: { videoStoppedBy: everything.mutedBy! }, live: { camera: true } },
      { kind: 'username', username: 'ana' },
    ],
    [
      'is not told to viewers either',
      { record: { mutedBy: everything.mutedBy! }, live: {}, self: viewer },
      { kind: 'username', username: 'ana' },
    ],
    [
      'not allowed',
      { record: { canVideo: false }, live: { screen: true } },
      { kind: 'not-allowed', right: 'canVideo' },
    ],
    [
      'not by the rule of the room',
      { record: { role: 'VIEWER', ...NO_RIGHTS }, live: { screen: true } },
      { kind: 'sharing-screen' },
    ],
    ['guest', { record: { guest: true }, live: {} }, { kind: 'guest' }],
    ['user name', { live: {} }, { kind: 'username', username: 'ana' }],
  ]
  for (const [name, given, line] of table)
    it(name, () => {
      expect(row(given).line).to.deep.equal(line)
    })

  it('a raised hand, which is told in minutes', () => {
    const raised = { record: { hand: { offset: 7, at: NOW - 90_000 } }, live: { microphone: true, isSpeaking: true } }
    expect(row(raised).line).to.deep.equal({ kind: 'hand', since: NOW - 90_000 })
    expect(rowChangesAt(inputs(raised))).to.equal(NOW + 30_000)
    expect(row({ record: { ...raised.record, status: 'LEFT', leftAt: NOW } }).line.kind).to.equal('left')
  })

  it('two devices, to staff and to the person only, and while they are here', () => {
    const twice = { identities: ['ana', 'ana:2'], guest: true }
    const devices = { kind: 'devices', count: 2 }
    const you = person({ userId: 'ana', role: 'SPEAKER' })
    expect(row({ record: twice }).line).to.deep.equal(devices)
    expect(row({ record: twice, self: you }).line).to.deep.equal(devices)
    expect(row({ record: twice, self: viewer }).line).to.deep.equal({ kind: 'guest' })
    expect(row({ record: { ...twice, identities: ['ana'] } }).line).to.deep.equal({ kind: 'guest' })
    expect(row({ record: { ...twice, status: 'INVITED' } }).line).to.deep.equal({ kind: 'not-here-yet' })
  })
})

describe('the microphone', () => {
  const muted = { mutedBy: { id: 'p-ben', name: 'Ben', at: 1 } }
  const watching = { role: 'VIEWER' as const, ...NO_RIGHTS }
  const table: [string, Given, object][] = [
    ['on', { live: { microphone: true } }, { state: 'on', drawn: true }],
    ['speaking', { live: { microphone: true, isSpeaking: true } }, { state: 'speaking', drawn: true }],
    ['ring holds 1 s', { live: { microphone: true, silentSince: NOW - 999 } }, { state: 'speaking' }],
    ['and ends', { live: { microphone: true, silentSince: NOW - 1000 } }, { state: 'on' }],
    ['off', { live: {} }, { state: 'off', drawn: true }],
    ['off by a moderator', { record: muted, live: {} }, { state: 'off-by-moderator', drawn: true }],
    ['unknown is not off', {}, { state: 'unknown', drawn: true }],
    [
      "the server's sight without a room",
      { record: { media: { microphone: true, camera: false, screen: false, at: 1 } } },
      { state: 'on' },
    ],
    [
      'the room before the sight',
      { record: { media: { microphone: true, camera: false, screen: false, at: 1 } }, live: {} },
      { state: 'off' },
    ],
    [
      'no old sight of who left',
      { record: { status: 'LEFT', media: { microphone: true, camera: true, screen: true, at: 1 } } },
      { state: 'unknown', drawn: false },
    ],
    [
      'not allowed by the room: nothing to viewers',
      { record: watching, self: viewer, live: {} },
      { state: 'not-allowed', drawn: false },
    ],
    [
      'and the padlock to who may give it',
      { record: watching, live: {} },
      { state: 'not-allowed', drawn: true, wish: { right: 'canSpeak', value: true } },
    ],
    [
      'personally not allowed: everybody sees it',
      { record: { canSpeak: false }, self: viewer, live: {} },
      { state: 'not-allowed', drawn: true },
    ],
    [
      'not allowed before any state of the track',
      { record: { canSpeak: false }, live: { microphone: true } },
      { state: 'not-allowed' },
    ],
    [
      'a wish shows at once',
      { live: { microphone: true }, pending: {} },
      { state: 'not-allowed', pending: true, wish: { right: 'canSpeak', value: true } },
    ],
    [
      'a failed wish does not',
      { live: { microphone: true }, pending: { failed: NO_ANSWER } },
      { state: 'on', pending: false, wish: { right: 'canSpeak', value: false } },
    ],
    [
      'blocked without the server',
      { live: {}, outage: 'offline' },
      { wish: { right: 'canSpeak', value: false, blocked: 'offline' } },
    ],
  ]
  for (const [name, given, slot] of table)
    it(name, () => {
      expect(row(given).microphone).to.deep.include(slot)
    })

  for (const [name, given] of [
    ['a viewer', { self: viewer }],
    [
      'somebody of the same rank',
      { self: person({ userId: 'mod', role: 'MODERATOR' }), record: { role: 'MODERATOR' } },
    ],
    ['who does not hold the right', { self: { ...host, canSpeak: false }, record: { canSpeak: false } }],
    ['for a bot', { record: { kind: 'agent' } }],
  ] as [string, Given][])
    it(`has no button for ${name}`, () => {
      expect(row({ live: {}, ...given }).microphone).to.not.have.property('wish')
    })

  it('has no button for oneself', () => {
    const self = person({ userId: 'ana', role: 'HOST' })
    expect(row({ self, record: { role: 'HOST' } })).to.not.have.nested.property('microphone.wish')
    expect(row({ self, record: { role: 'HOST' } }).isYou).to.equal(true)
  })
})

describe('the camera', () => {
  for (const [name, given, slot] of [
    ['on is drawn', { live: { camera: true } }, { state: 'on', drawn: true }],
    [
      'off is not, and can be taken',
      { live: {} },
      { state: 'off', drawn: false, wish: { right: 'canVideo', value: false } },
    ],
    [
      'stopped by a moderator is',
      { record: { videoStoppedBy: { id: 'p-ben', name: 'Ben', at: 1 } }, live: {} },
      { state: 'off-by-moderator', drawn: true },
    ],
    ['personally not allowed is', { record: { canVideo: false }, live: {} }, { state: 'not-allowed', drawn: true }],
    [
      'by the rule of the room is not',
      { record: { role: 'VIEWER', ...NO_RIGHTS }, live: {} },
      { state: 'not-allowed', drawn: false },
    ],
  ] as [string, Given, object][])
    it(name, () => {
      expect(row(given).camera).to.deep.include(slot)
    })
})

describe('the role', () => {
  for (const [record, mode, showRole] of [
    [{ role: 'HOST' }, 'stage', true],
    [{ role: 'SPEAKER' }, 'stage', false],
    [{ role: 'VIEWER' }, 'stage', false],
    [{ role: 'VIEWER' }, 'meeting', true],
    [{ role: 'SPEAKER', status: 'INVITED' }, 'stage', false],
    [{ role: 'VIEWER', status: 'INVITED' }, 'meeting', false],
    [{ role: 'CO_HOST', status: 'INVITED' }, 'meeting', true],
    [{ role: 'SPEAKER', kind: 'agent' }, 'stage', false],
  ] as [Partial<ParticipantRecord>, RoomMode, boolean][])
    it(`${JSON.stringify(record)} in a ${mode} is ${showRole ? '' : 'not '}said`, () => {
      expect(row({ record, mode }).showRole).to.equal(showRole)
    })
})

describe('a row that changes by time alone', () => {
  for (const [name, given, at] of [
    ['never', { live: {} }, undefined],
    ['when the ring ends', { live: { microphone: true, silentSince: NOW - 500 } }, NOW + 500],
    ['when the word ends', { live: { microphone: true, silentSince: NOW - 1500 } }, NOW + 500],
    ['when a wish has lasted', { pending: {} }, NOW + 2000],
    ['when a right has not been in force for long', { record: { notInForceSince: NOW } }, NOW + 1000],
    ['when a hold ends', { record: { onHoldUntil: NOW + 5, bar: { until: NOW + 9 } } }, NOW + 5],
    ['when a bar ends', { record: { onHoldUntil: NOW - 5, bar: { until: NOW + 9 } } }, NOW + 9],
    ['not when it failed', { pending: { failed: NO_ANSWER } }, undefined],
    ['not while speaking', { live: { microphone: true, isSpeaking: true, silentSince: NOW - 500 } }, undefined],
  ] as [string, Given, number | undefined][])
    it(name, () => {
      expect(rowChangesAt(inputs(given))).to.equal(at)
    })
})

describe('sections', () => {
  const merge = (record: ParticipantRecord): Person =>
    personOf(
      record,
      { self: host, idOf: () => undefined, room: undefined },
      { local: undefined, participants: new Map() },
    )
  const order = (records: ParticipantRecord[], mode: RoomMode) => {
    const list = createListOrder((person) => sectionOf(person, mode))
    list.putAll(records.map(merge))
    return list
  }
  const of = (records: ParticipantRecord[], mode: RoomMode) => said(order(records, mode).sections())
  const records = [
    person({ userId: 'zoe', role: 'MODERATOR' }),
    person({ userId: 'w', status: 'WAITING' }),
    person({ userId: 'bot', kind: 'agent' }),
    person({ userId: 'gone-bot', kind: 'agent', status: 'LEFT' }),
    person({ userId: 's10', name: 'S 10', role: 'SPEAKER' }),
    person({ userId: 's9', name: 's 9', role: 'SPEAKER' }),
    viewer,
    host,
  ]

  it('of a stage', () => {
    expect(of(records, 'stage')).to.deep.equal([
      'waiting: p-w',
      'staff: p-host p-zoe',
      'stage: p-s9 p-s10',
      'viewers: p-viewer',
      'bots: p-bot',
    ])
  })

  it('of a meeting', () => {
    expect(of(records, 'meeting')).to.deep.equal([
      'waiting: p-w',
      'room: p-host p-s9 p-s10 p-viewer p-zoe',
      'bots: p-bot',
    ])
  })

  it('hold hard people, each once', () => {
    const [section] = order(hardPeople, 'meeting').sections()
    expect([...section!.ids].sort()).to.deep.equal(hardPeople.map(({ id }) => id).sort())
  })

  it('stay the same arrays where they say the same', () => {
    const list = order(records, 'stage')
    const before = list.sections()
    list.putAll(records.map(merge))
    expect(list.sections()).to.equal(before)
    const speaker = person({ userId: 'new', role: 'SPEAKER' })
    list.put(speaker.id, merge(speaker))
    const after = list.sections()
    expect(after[1]).to.equal(before[1])
    expect(after[2]).to.not.equal(before[2])
    expect(before[2]!.ids, 'what was read is not written to').to.deep.equal(['p-s9', 'p-s10'])
  })

  const s9 = records[5]!
  for (const [name, change, expected] of [
    ['a new name', { ...s9, name: 'S 11' }, 'stage: p-s10 p-s9'],
    ['a new role', { ...s9, role: 'VIEWER' }, 'stage: p-s10'],
    ['nothing but a right', { ...s9, canSpeak: false }, 'stage: p-s9 p-s10'],
  ] as [string, ParticipantRecord, string][])
    it(`move one person by: ${name}`, () => {
      const list = order(records, 'stage')
      list.put(change.id, merge(change))
      expect(said(list.sections())).to.include(expected)
      expect(said(list.sections())).to.deep.equal(
        of(
          records.map((record) => (record === s9 ? change : record)),
          'stage',
        ),
      )
    })

  it('are the same, one change at a time or all at once', () => {
    const roles = ['HOST', 'SPEAKER', 'VIEWER'] as const
    const random = randomNumbers(7)
    const now = new Map<string, ParticipantRecord>()
    const list = order([], 'stage')
    for (let times = 0; times < 2_000; times += 1) {
      const userId = `u${random(60)}`
      const isGone = random(4) === 0
      const record = person({ userId, name: `Ana ${random(9)}`, role: roles[random(3)]!, offset: times })
      if (isGone) now.delete(record.id)
      else now.set(record.id, record)
      list.put(record.id, isGone ? undefined : merge(record))
      if (random(5) === 0) expect(said(list.sections())).to.deep.equal(of([...now.values()], 'stage'))
    }
  })
})

const said = (sections: readonly SectionViewModel[]) => sections.map(({ name, ids }) => `${name}: ${ids.join(' ')}`)

/** The same numbers from 0 to `below` for the same seed. */
function randomNumbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

describe('whose connection an identity is', () => {
  it('two connections of one person are one person: what either does, the person does', () => {
    const ana = person({ userId: 'ana', identities: ['ana', 'ana#x'] })
    const participants = new Map([
      ['ana', shown({ camera: true, silentSince: 5 })],
      ['ana#x', shown({ identity: 'ana#x', microphone: true, isSpeaking: true })],
    ])
    const merged = personOf(
      ana,
      { self: host, idOf: () => ana.id, room: undefined },
      { local: undefined, participants },
    )
    expect(merged).to.include({ presence: 'here', microphone: true, camera: true, screen: false })
    expect(merged.live).to.include({ identity: 'ana', isSpeaking: true })
  })

  it('your other connection counts for you too', () => {
    const ana = person({ userId: 'ana', identities: ['ana#x', 'ana'] })
    const participants = new Map([['ana', shown({ microphone: true })]])
    const local = shown({ identity: 'ana#x', isLocal: true })
    const merged = personOf(ana, { self: ana, idOf: () => ana.id, room: undefined }, { local, participants })
    expect(merged).to.include({ isYou: true, microphone: true })
    expect(merged.live).to.include({ identity: 'ana#x' })
  })

  it('an identity in another record is not a user id', () => {
    const victim = person({ userId: 'host#2', identities: [], status: 'INVITED' })
    const participants = new Map([['host#2', shown({ identity: 'host#2' })]])
    const merged = personOf(
      victim,
      { self: undefined, idOf: () => 'p-host', room: undefined },
      { local: undefined, participants },
    )
    expect(merged.presence).to.equal('invited')
  })

  it('the room overrules a status that lags, not while it reconnects', () => {
    expect(row({ record: { status: 'INVITED' }, live: {} }).presence).to.equal('here')
    expect(row({ record: { status: 'INVITED' }, live: { isActive: false } }).presence).to.equal('invited')
  })
})

describe('in a meeting, the buttons of a row', () => {
  const on = { microphone: true, camera: true }
  const wishes = (given: Given) => {
    const { microphone, camera } = row({ mode: 'meeting', ...given })
    return [microphone.wish?.moment ?? microphone.wish?.value, camera.wish?.moment ?? camera.wish?.value]
  }
  const moderator = person({ userId: 'mod', role: 'MODERATOR' })

  it('are the moment: to turn off what is on, and to ask for what is off', () => {
    expect(wishes({ live: on })).to.deep.equal(['participant.mute', 'participant.stopVideo'])
    expect(wishes({ live: { microphone: true } })).to.deep.equal(['participant.mute', 'participant.askUnmute'])
  })

  it('give a right that was taken', () => {
    expect(wishes({ live: on, record: { canSpeak: false } })).to.deep.equal([true, 'participant.stopVideo'])
  })

  it('are there for people of equal rank, and not below', () => {
    const equal = wishes({ live: on, self: moderator, record: { role: 'MODERATOR' } })
    expect(equal).to.deep.equal(['participant.mute', 'participant.stopVideo'])
    expect(wishes({ live: on, self: moderator, record: { role: 'CO_HOST' } })).to.deep.equal([undefined, undefined])
  })

  it('show off at once what was asked for, marked as under way', () => {
    const asked = { action: 'participant.mute', input: undefined, askedAt: NOW, failed: undefined } as const
    const { microphone } = rowViewModel({ ...inputs({ live: on, mode: 'meeting' }), pending: [asked] })
    expect(microphone).to.include({ state: 'off-by-moderator', pending: true })
  })
})

describe('an answer to who is on their way to the stage', () => {
  const failed = { action: 'stage.decline', input: undefined, askedAt: NOW, failed: NO_ANSWER } as const
  const lineOf = (record: Partial<ParticipantRecord>) =>
    rowViewModel({ ...inputs({ record: { role: 'VIEWER', ...record } }), pending: [failed] }).line

  it('that failed was a no, or took an invitation back', () => {
    const by = { id: 'p-maya', name: 'Maya', at: NOW }
    expect(lineOf({ stageInvited: { until: NOW + 60_000, by } })).to.include({ takesBack: true })
    expect(lineOf({})).not.to.have.property('takesBack')
  })
})
