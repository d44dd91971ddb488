import { describe, expect, test } from 'vitest'
import { newParticipant, type Participant } from '../../src/domain/participant.ts'
import {
  LISTENING,
  grantedRights,
  grantsSame,
  samePermission,
  sourcesOf,
  type LiveKitPermission,
} from '../../src/domain/permission.ts'
import { NEW_ROOM, type Room } from '../../src/domain/room.ts'
import { isInForce, permissionToMint, wantedOf, type Session } from '../../src/domain/wanted.ts'
import {
  NO_OVERRIDES,
  RIGHTS,
  ROLES,
  ROOM_VISIBILITIES,
  type Override,
  type Overrides,
  type Right,
  type Role,
  type Rights,
} from '../../src/protocol/index.ts'

const NOW = 1_000
const NONE: Rights = { canSpeak: false, canVideo: false, canShareScreen: false, canChat: false }
const FOREIGN = { canUpdateMetadata: true, canSubscribeMetrics: true, canManageAgentSession: true }

const person = (role: Role, more: Partial<Participant> = {}): Participant => ({
  ...newParticipant({ id: 'p', room: 'r', userId: 'ana', role, at: 1 }),
  ...more,
})
const deciding = (decided: Partial<Overrides>) => ({ overrides: { ...NO_OVERRIDES, ...decided } })
const room = (more: Partial<Room> = {}): Room => ({
  name: 'r',
  title: 'r',
  mode: 'stage',
  enforce: 'manage',
  visibility: 'everyone',
  ...NEW_ROOM,
  offset: 1,
  createdAt: 1,
  ...more,
})
const session = (permission: Partial<LiveKitPermission> = {}, joinedWith?: Partial<LiveKitPermission>): Session => ({
  permission: { ...LISTENING, ...permission },
  joinedWith: joinedWith ? { ...LISTENING, ...joinedWith } : null,
})

/** A permission in one line: m(icrophone) c(amera) s(creen), d(ata), h(ears), ? hidden. */
function brief(wanted: LiveKitPermission | 'gone'): string {
  if (wanted === 'gone') return wanted
  const { canSpeak, canVideo, canShareScreen, canChat } = grantedRights([wanted])
  const flags = [
    canSpeak && 'm',
    canVideo && 'c',
    canShareScreen && 's',
    canChat && 'd',
    wanted.canSubscribe && 'h',
    wanted.hidden && '?',
  ]
  return flags.filter(Boolean).join('') || '-'
}

describe('managed: role, mode, override', () => {
  test.each([
    ['HOST', 'mcsdh', 'mcsdh'],
    ['CO_HOST', 'mcsdh', 'mcsdh'],
    ['MODERATOR', 'mcsdh', 'mcsdh'],
    ['SPEAKER', 'mcsdh', 'mcsdh'],
    ['VIEWER', 'dh', 'mcdh'],
  ] as const)('%s: %s on a stage, %s in a meeting', (role, onStage, inMeeting) => {
    expect(brief(wantedOf(person(role), room(), session(), NOW))).toBe(onStage)
    expect(brief(wantedOf(person(role), room({ mode: 'meeting' }), session(), NOW))).toBe(inMeeting)
  })

  const letters: Record<Right, string> = { canSpeak: 'm', canVideo: 'c', canShareScreen: 's', canChat: 'd' }
  const cells = ROLES.flatMap((role) =>
    RIGHTS.flatMap((right) =>
      (['inherit', 'allow', 'deny', 'aside'] as const).map((word) => [role, right, word] as const),
    ),
  )
  test.each(cells)('%s with %s: %s', (role, right, override) => {
    const before = brief(wantedOf(person(role), room(), session(), NOW)).includes(letters[right])
    const wanted = wantedOf(person(role, deciding({ [right]: override })), room(), session(), NOW)
    const expected: Record<Override, boolean> = { inherit: before, allow: true, deny: false, aside: before }
    expect(brief(wanted).includes(letters[right])).toBe(expected[override])
  })

  test('no source allowed is no publishing, because an empty list would be everything', () => {
    expect(wantedOf(person('VIEWER'), room(), session(), NOW)).toMatchObject({
      canPublish: false,
      canPublishSources: [],
    })
    expect(sourcesOf({ ...NONE, canShareScreen: true })).toEqual(['screen_share', 'screen_share_audio'])
  })

  test('what is not ours is carried along as it was seen, and alone makes nothing differ', () => {
    const seen = session({ ...FOREIGN, canPublishData: true })
    expect(wantedOf(person('VIEWER'), room(), seen, NOW)).toMatchObject(FOREIGN)
    expect(isInForce(person('VIEWER'), room(), seen, NOW)).toBe(true)
  })
})

describe('on hold and kept out', () => {
  const onHold = { holdUntil: NOW + 1, barredUntil: NOW + 90 }
  const out = { barredUntil: NOW + 1 }
  const over = { barredUntil: NOW }
  const cells = (['manage', 'observe'] as const).flatMap((enforce) =>
    ROLES.flatMap((role) => [
      [enforce, role, 'on hold', onHold, '-'] as const,
      [enforce, role, 'kept out', out, 'gone'] as const,
    ]),
  )
  test.each(cells)('%s: %s %s', (enforce, role, _name, bar, expected) => {
    const seen = session({ canPublish: true, canPublishData: true })
    expect(brief(wantedOf(person(role, bar), room({ enforce }), seen, NOW))).toBe(expected)
    expect(isInForce(person(role, bar), room({ enforce }), seen, NOW)).toBe(false)
  })

  test('the end of a bar brings the rights back, subscribing too', () => {
    const held = session({ canSubscribe: false })
    expect(brief(wantedOf(person('SPEAKER', over), room(), held, NOW))).toBe('mcsdh')
    const came = session({ canSubscribe: false }, { canPublish: true, canPublishData: false })
    expect(brief(wantedOf(person('VIEWER', over), room({ enforce: 'observe' }), came, NOW))).toBe('mcsh')
  })

  test('"gone" is never in force while there is a session', () => {
    expect(isInForce(person('VIEWER', out), room(), session(), NOW)).toBe(false)
  })
})

describe('hidden', () => {
  const cells = ROOM_VISIBILITIES.flatMap((visibility) => ROLES.map((role) => [visibility, role] as const))
  test.each(cells)('visibility %s: %s is minted hidden only to watch what not everyone may see', (visibility, role) => {
    const shouldHide = visibility !== 'everyone' && role === 'VIEWER'
    expect(permissionToMint(person(role), room({ visibility }), NOW).hidden).toBe(shouldHide)
    expect(wantedOf(person(role), room({ visibility }), session({ hidden: true }), NOW)).toMatchObject({
      hidden: shouldHide,
    })
    expect(wantedOf(person(role), room({ visibility }), session(), NOW)).toMatchObject({ hidden: false })
  })

  test('a viewer who may publish is seen, with the right in the same permission', () => {
    const onStage = person('VIEWER', deciding({ canSpeak: 'allow' }))
    const wanted = wantedOf(onStage, room({ visibility: 'stage' }), session({ hidden: true }), NOW)
    expect(wanted).toMatchObject({ hidden: false, canPublish: true, canPublishSources: ['microphone'] })
    expect(permissionToMint(onStage, room({ visibility: 'stage' }), NOW).hidden).toBe(false)
  })

  test('a crowd hides nobody', () => {
    expect(permissionToMint(person('VIEWER'), room({ crowded: true }), NOW).hidden).toBe(false)
  })
})

describe('observed', () => {
  const observed = room({ enforce: 'observe' })
  const FULL = { ...FOREIGN, canPublish: true, canPublishData: true }

  test.each(ROLES)('%s: nobody is touched before a moderator acts, whatever role and mode say', (role) => {
    for (const came of [{}, FULL, { ...FULL, canPublishSources: ['camera' as const] }, { hidden: true }]) {
      expect(wantedOf(person(role), observed, session(came, came), NOW)).toEqual({ ...LISTENING, ...came })
      expect(isInForce(person(role), observed, session(came, came), NOW)).toBe(true)
    }
  })

  test.each([
    ['canSpeak', 'deny', 'csdh'],
    ['canVideo', 'deny', 'msdh'],
    ['canShareScreen', 'deny', 'mcdh'],
    ['canChat', 'deny', 'mcsh'],
    ['canSpeak', 'aside', 'mcsdh'],
  ] as const)('%s: %s is laid on a base of everything', (right, override, expected) => {
    const wanted = wantedOf(person('VIEWER', deciding({ [right]: override })), observed, session(FULL, FULL), NOW)
    expect(brief(wanted)).toBe(expected)
    expect(wanted).toMatchObject(FOREIGN)
  })

  test.each([
    ['canSpeak', 'mh'],
    ['canVideo', 'ch'],
    ['canShareScreen', 'sh'],
    ['canChat', 'dh'],
  ] as const)('%s: allow is laid on a base of nothing', (right, expected) => {
    const given = person('VIEWER', deciding({ [right]: 'allow' }))
    expect(brief(wantedOf(given, observed, session({}, {}), NOW))).toBe(expected)
  })

  test('a decision that is taken back gives what the session came with, not what it has by now', () => {
    expect(brief(wantedOf(person('VIEWER'), observed, session({}, FULL), NOW))).toBe('mcsdh')
    expect(isInForce(person('VIEWER'), observed, session({}, FULL), NOW)).toBe(false)
  })

  test('without a base the permission that was seen is one', () => {
    expect(isInForce(person('VIEWER'), observed, session(FULL), NOW)).toBe(true)
  })
})

test('bots are nobody to grant anything to, and can be kept out', () => {
  const agent = person('VIEWER', { kind: 'agent' })
  expect(isInForce(agent, room(), session({ canPublish: true, hidden: true }), NOW)).toBe(true)
  expect(wantedOf({ ...agent, barredUntil: NOW + 1 }, room(), session(), NOW)).toBe('gone')
})

describe('comparing', () => {
  const all = { ...LISTENING, canPublish: true }

  test('canPublish with an empty list means every source; a list without canPublish none; the order nothing', () => {
    const listed = {
      ...all,
      canPublishSources: ['microphone', 'screen_share_audio', 'camera', 'screen_share'] as const,
    }
    expect(grantsSame(all, { ...listed, canPublishSources: [...listed.canPublishSources] })).toBe(true)
    expect(grantsSame(all, { ...all, canPublishSources: ['microphone'] })).toBe(false)
    expect(grantsSame(LISTENING, { ...LISTENING, canPublishSources: ['microphone'] })).toBe(true)
  })

  test.each(Object.keys(LISTENING).filter((field) => field !== 'canPublishSources'))(
    '%s makes two permissions differ',
    (field) => {
      const other = { ...LISTENING, [field]: !LISTENING[field as keyof LiveKitPermission] }
      expect(samePermission(LISTENING, { ...LISTENING })).toBe(true)
      expect(samePermission(LISTENING, other)).toBe(false)
      expect(samePermission(null, LISTENING)).toBe(false)
    },
  )

  test('what somebody may do who is connected twice is what either session may', () => {
    const [speaks, films] = [
      { ...all, canPublishSources: ['microphone' as const] },
      { ...all, canPublishSources: ['camera' as const], canPublishData: true },
    ]
    expect(grantedRights([speaks, films])).toEqual({
      canSpeak: true,
      canVideo: true,
      canShareScreen: false,
      canChat: true,
    })
    expect(grantedRights([all])).toEqual({ canSpeak: true, canVideo: true, canShareScreen: true, canChat: false })
  })
})
