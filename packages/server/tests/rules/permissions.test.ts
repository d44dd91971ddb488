import { describe, expect, test } from 'vitest'
import {
  NO_OVERRIDES,
  ROLES,
  effectiveRights,
  mayChangeRight,
  mayDo,
  mayGrantRole,
  mayInvite,
  mayUnban,
  overrideFor,
  overridesAfterRoleChange,
  type Actor,
  type Override,
  type Role,
  type RoomMode,
} from '../../src/protocol/index.ts'

const person = (id: string, role: Role, right = true) => ({
  id,
  name: `the ${role}`,
  role,
  canSpeak: right,
  canVideo: right,
  canShareScreen: right,
  canChat: right,
})
const word = (refusal: { code: string } | undefined) => refusal?.code ?? 'yes'

/** One row an actor, one column a target: HOST, CO_HOST, MODERATOR, SPEAKER, VIEWER. */
function matrix(rule: (actor: Actor, target: Role) => { code: string } | undefined): Record<string, string> {
  const row = (actor: Actor) => ROLES.map((role) => word(rule(actor, role))).join(' ')
  return Object.fromEntries([['site', row('site')], ...ROLES.map((role) => [role, row(person('actor', role))])])
}

test('the right of another person may be changed by staff of higher rank', () => {
  expect(matrix((actor, role) => mayChangeRight(actor, person('target', role), 'canSpeak', true))).toEqual({
    site: 'yes yes yes yes yes',
    HOST: 'rank-too-low yes yes yes yes',
    CO_HOST: 'rank-too-low rank-too-low yes yes yes',
    MODERATOR: 'rank-too-low rank-too-low rank-too-low yes yes',
    SPEAKER: 'not-staff not-staff not-staff not-staff not-staff',
    VIEWER: 'not-staff not-staff not-staff not-staff not-staff',
  })
})

test.each([
  ['muted', 'participant.mute'],
  ['taken off camera', 'participant.stopVideo'],
  ['taken off screen', 'participant.stopScreen'],
] as const)('another person may be %s by staff of equal or higher rank', (_name, key) => {
  expect(matrix((actor, role) => mayDo(key, actor, person('target', role)))).toEqual({
    site: 'yes yes yes yes yes',
    HOST: 'yes yes yes yes yes',
    CO_HOST: 'rank-too-low yes yes yes yes',
    MODERATOR: 'rank-too-low rank-too-low yes yes yes',
    SPEAKER: 'not-staff not-staff not-staff not-staff not-staff',
    VIEWER: 'not-staff not-staff not-staff not-staff not-staff',
  })
})

test('another person may be removed by staff of higher rank, the host by the site only', () => {
  expect(matrix((actor, role) => mayDo('participant.remove', actor, person('target', role)))).toEqual({
    site: 'yes yes yes yes yes',
    HOST: 'rank-too-low yes yes yes yes',
    CO_HOST: 'rank-too-low rank-too-low yes yes yes',
    MODERATOR: 'rank-too-low rank-too-low rank-too-low yes yes',
    SPEAKER: 'not-staff not-staff not-staff not-staff not-staff',
    VIEWER: 'not-staff not-staff not-staff not-staff not-staff',
  })
})

test('nobody removes themselves or lets themselves in again', () => {
  for (const role of ROLES) {
    const self = person('self', role)
    const isStaff = ['HOST', 'CO_HOST', 'MODERATOR'].includes(role)
    expect(mayDo('participant.remove', self, self)?.code).toBe(isStaff ? 'not-yourself' : 'not-staff')
  }
  for (const role of ['CO_HOST', 'MODERATOR'] as const) {
    const self = person('self', role)
    expect(mayUnban(self, self, { by: 'self', isOnHold: true })?.code).toBe('not-yourself')
  }
})

describe('somebody who was removed is let in again', () => {
  const every = (cell: string) => ROLES.map(() => cell).join(' ')
  test.each([
    ['own, on hold', { by: 'actor', isOnHold: true }, 'yes'],
    ['own, carried out', { by: 'actor', isOnHold: false }, 'rank-too-low'],
    ["another's, on hold", { by: 'other', isOnHold: true }, 'rank-too-low'],
    ["the site's", { by: 'site', isOnHold: false }, 'rank-too-low'],
    ['nobody removed them', { by: null, isOnHold: false }, 'rank-too-low'],
  ])('%s: by site, host and co-host always, by a moderator: %s', (_name, bar, moderator) => {
    expect(matrix((actor, role) => mayUnban(actor, person('target', role), bar))).toEqual({
      site: every('yes'),
      HOST: every('yes'),
      CO_HOST: every('yes'),
      MODERATOR: every(moderator),
      SPEAKER: every('rank-too-low'),
      VIEWER: every('rank-too-low'),
    })
  })
})

test('people are invited by host and co-host, below their own role', () => {
  expect(matrix((actor, role) => mayInvite(actor, role))).toEqual({
    site: 'yes yes yes yes yes',
    HOST: 'rank-too-low yes yes yes yes',
    CO_HOST: 'rank-too-low rank-too-low yes yes yes',
    MODERATOR: 'rank-too-low rank-too-low rank-too-low rank-too-low rank-too-low',
    SPEAKER: 'rank-too-low rank-too-low rank-too-low rank-too-low rank-too-low',
    VIEWER: 'rank-too-low rank-too-low rank-too-low rank-too-low rank-too-low',
  })
})

describe('the role of another person', () => {
  /** Rank of the highest role that the actor may change, and the highest that they may give. */
  const REACH: Record<Role, Role[]> = {
    HOST: ['CO_HOST', 'MODERATOR', 'SPEAKER', 'VIEWER'],
    CO_HOST: ['MODERATOR', 'SPEAKER', 'VIEWER'],
    MODERATOR: ['SPEAKER', 'VIEWER'],
    SPEAKER: [],
    VIEWER: [],
  }
  const cells = ROLES.flatMap((actor) => ROLES.flatMap((target) => ROLES.map((role) => [actor, target, role] as const)))
  test.each(cells)('%s gives %s the role %s', (actor, target, role) => {
    const allowed = REACH[actor].includes(target) && REACH[actor].includes(role)
    const staff = ['HOST', 'CO_HOST', 'MODERATOR'].includes(actor)
    const expected = allowed ? 'yes' : staff ? 'rank-too-low' : 'not-staff'
    expect(word(mayGrantRole(person('actor', actor), person('target', target), role))).toBe(expected)
  })

  test.each(ROLES)('the site gives %s any role', (target) => {
    expect(ROLES.map((role) => word(mayGrantRole('site', person('target', target), role)))).toEqual(
      Array.from({ length: 5 }, () => 'yes'),
    )
  })
})

test('nobody raises themselves, the host stays, everybody else may step down', () => {
  const own = (role: Role) =>
    ROLES.map((wanted) => word(mayGrantRole(person('me', role), person('me', role), wanted))).join(' ')
  expect(Object.fromEntries(ROLES.map((role) => [role, own(role)]))).toEqual({
    HOST: 'not-yourself not-yourself not-yourself not-yourself not-yourself',
    CO_HOST: 'not-yourself yes yes yes yes',
    MODERATOR: 'not-yourself not-yourself yes yes yes',
    SPEAKER: 'not-yourself not-yourself not-yourself yes yes',
    VIEWER: 'not-yourself not-yourself not-yourself not-yourself not-staff',
  })
})

test.each(ROLES)('%s does not change their own rights, and mutes themselves', (role) => {
  const me = person('me', role)
  const staff = ['HOST', 'CO_HOST', 'MODERATOR'].includes(role)
  expect(word(mayChangeRight(me, me, 'canSpeak', false))).toBe(staff ? 'not-yourself' : 'not-staff')
  expect(mayDo('participant.mute', me, me)).toBeUndefined()
})

test('a right that one lacks can be taken, not given', () => {
  const host = person('host', 'HOST', false)
  expect(word(mayChangeRight(host, person('v', 'VIEWER'), 'canVideo', true))).toBe('not-held')
  expect(mayChangeRight(host, person('v', 'VIEWER'), 'canVideo', false)).toBeUndefined()
})

describe('a refusal says why, in a sentence', () => {
  const ana = (role: Role, more = {}) => ({ id: 'ana', name: 'Ana', role, ...more })
  const by = (role: Role) => person('actor', role)
  const own = person('ana', 'HOST')
  test.each([
    [
      mayGrantRole(by('CO_HOST'), ana('CO_HOST'), 'VIEWER'),
      'You cannot change the role of Ana: this person is a co-host like you.',
    ],
    [
      mayGrantRole(by('CO_HOST'), ana('VIEWER'), 'CO_HOST'),
      'You cannot make anybody a co-host: give a role below your own.',
    ],
    [mayGrantRole(by('HOST'), ana('VIEWER', { guest: true }), 'MODERATOR'), 'Guests become speakers at most.'],
    [mayGrantRole('site', ana('VIEWER', { kind: 'agent' }), 'SPEAKER'), 'Bots have no roles.'],
    [mayGrantRole(own, own, 'VIEWER'), 'A room keeps its host: hand the room over first.'],
    [mayDo('participant.remove', by('MODERATOR'), ana('HOST')), 'You cannot remove Ana: this person is the host.'],
    [
      mayDo('participant.mute', by('VIEWER'), ana('VIEWER')),
      'Only the host, co-hosts and moderators can mute other people.',
    ],
    [
      mayDo('participant.rename', by('VIEWER'), by('VIEWER')),
      'You cannot change your name: that is switched off in this room.',
    ],
    [mayDo('room.policy', by('MODERATOR')), 'Only the host and co-hosts can change the room.'],
    [mayInvite(by('CO_HOST'), 'HOST'), 'You cannot invite anybody as the host: give a role below your own.'],
    [
      mayUnban(by('VIEWER'), ana('VIEWER'), { by: null, isOnHold: false }),
      'Only the host and co-hosts can let people in again.',
    ],
  ])('%#', (refusal, sentence) => {
    expect(refusal?.message).toBe(sentence)
  })
})

test('only the site makes a guest staff, and others let them speak', () => {
  const guest = { ...person('guest', 'VIEWER'), guest: true }
  const may = (actor: Actor) =>
    ROLES.slice(1)
      .map((role) => word(mayGrantRole(actor, guest, role)))
      .join(' ')
  expect(may(person('host', 'HOST'))).toBe('not-eligible not-eligible yes yes')
  expect(may('site')).toBe('yes yes yes yes')
})

describe('effective rights', () => {
  const say = (role: Role, mode: RoomMode, override: Override) => {
    const overrides = { canSpeak: override, canVideo: override, canShareScreen: override, canChat: override }
    const { canSpeak, canVideo, canShareScreen, canChat } = effectiveRights(role, { mode }, overrides)
    return [canSpeak && 'mic', canVideo && 'cam', canShareScreen && 'screen', canChat && 'chat']
      .filter(Boolean)
      .join(' ')
  }
  const ALL = 'mic cam screen chat'
  for (const role of ROLES) {
    for (const mode of ['stage', 'meeting'] as const) {
      const byRole = role !== 'VIEWER' ? ALL : mode === 'meeting' ? 'mic cam chat' : 'chat'
      test(`${role} in ${mode}`, () => {
        expect(say(role, mode, 'inherit')).toBe(byRole)
        expect(say(role, mode, 'aside')).toBe(byRole)
        expect(say(role, mode, 'allow')).toBe(ALL)
        expect(say(role, mode, 'deny')).toBe('')
      })
    }
  }

  test('each override decides its own right', () => {
    expect(
      effectiveRights('VIEWER', { mode: 'stage' }, { ...NO_OVERRIDES, canVideo: 'allow', canChat: 'deny' }),
    ).toEqual({
      canSpeak: false,
      canVideo: true,
      canShareScreen: false,
      canChat: false,
    })
  })
})

test.each([
  ['VIEWER', 'stage', 'canSpeak', true, 'allow'],
  ['VIEWER', 'stage', 'canSpeak', false, 'inherit'],
  ['VIEWER', 'meeting', 'canSpeak', true, 'inherit'],
  ['VIEWER', 'meeting', 'canSpeak', false, 'deny'],
  ['VIEWER', 'meeting', 'canShareScreen', true, 'allow'],
  ['SPEAKER', 'stage', 'canVideo', false, 'deny'],
  ['SPEAKER', 'stage', 'canVideo', true, 'inherit'],
  ['HOST', 'stage', 'canChat', false, 'deny'],
] as const)('%s in %s: %s = %s is %s', (role, mode, right, value, override) => {
  expect(overrideFor(right, value, role, { mode, enforce: 'manage' })).toBe(override)
  // What role and mode give is nothing that the site has granted.
  expect(overrideFor(right, value, role, { mode, enforce: 'observe' })).toBe(value ? 'allow' : 'deny')
})

describe('a deny is set aside by promotion to staff, and is back after demotion', () => {
  const denied = { ...NO_OVERRIDES, canSpeak: 'deny', canVideo: 'allow' } as const
  const aside = { ...denied, canSpeak: 'aside' } as const
  test.each([
    ['VIEWER', 'SPEAKER', denied, denied],
    ['VIEWER', 'MODERATOR', denied, aside],
    ['SPEAKER', 'CO_HOST', denied, aside],
    ['MODERATOR', 'CO_HOST', denied, denied],
    ['CO_HOST', 'MODERATOR', aside, aside],
    ['MODERATOR', 'SPEAKER', aside, denied],
    ['HOST', 'VIEWER', aside, denied],
  ] as const)('%s to %s', (from, to, before, after) => {
    expect(overridesAfterRoleChange(before, from, to)).toEqual(after)
  })
})
