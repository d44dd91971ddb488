import { describe, expect, test } from 'vitest'
import {
  MATRIX,
  ROLES,
  ROLE_RANK,
  refusalOf,
  type PermissionKey,
  type Role,
  type RoomRules,
} from '../../src/protocol/index.ts'

/** The specification, in words: what HOST, CO_HOST, MODERATOR, SPEAKER and VIEWER may do it to. */
const EXPECTED: Record<PermissionKey, string> = {
  'room.view': 'all all all set-all set-all',
  'room.policy': 'all all no no no',
  'room.hostLeave': 'all no no no no',
  'room.lock': 'all all all no no',
  'room.unlock': 'all all all no no',
  'room.end': 'all set-all no no no',
  'host.transfer': 'all no no no no',
  'role.grant': 'below below below no no',
  'role.revoke': 'below below-or-self below-or-self self no',
  'permission.override': 'below below below no no',
  'media.audio': 'self self self self set-self',
  'media.video': 'self self self self set-self',
  'media.screen': 'self self self set-self no',
  'chat.write': 'self self self self set-self',
  'participant.viewPrivate': 'all all all no no',
  'participant.mute': 'equal equal equal self self',
  'participant.stopVideo': 'equal equal equal self self',
  'participant.stopScreen': 'equal equal equal self self',
  'participant.muteAll': 'all all all no no',
  'action.cancel': 'equal equal equal no no',
  'participant.askUnmute': 'all all all no no',
  'unmute.accept': 'self self self self self',
  'unmute.decline': 'self self self self self',
  'participant.remove': 'below below below no no',
  'participant.ban': 'below below below no no',
  'participant.unban': 'all all no no no',
  'participant.rename': 'below-or-self below-or-self below-or-self set-self set-self',
  'participant.note': 'all all all no no',
  'participant.tag': 'all all all no no',
  'participant.spotlight': 'all all all no no',
  'hand.raise': 'self self self self set-self',
  'hand.lower': 'all all all self self',
  'hand.reorder': 'all all all no no',
  'hand.next': 'all all all no no',
  'stage.invite': 'below below below no no',
  'stage.accept': 'below below below self self',
  'stage.decline': 'below below below self self',
  'stage.remove': 'below below below no no',
  'stage.leave': 'no no no self self',
  'stage.ask': 'no no no no self',
  'lobby.admit': 'all all all no no',
  'lobby.deny': 'all all all no no',
  'lobby.admitAll': 'all all all no no',
  'lobby.sendBack': 'below below below no no',
  'lobby.message': 'all all all no no',
  'lobby.leave': 'self self self self self',
  'invite.send': 'all all set-all no no',
  'roster.edit': 'all all set-all no no',
  'participant.remind': 'all all set-all no no',
  'participant.merge': 'all all set-all no no',
  'participant.unmerge': 'all all set-all no no',
  'audit.read': 'all all below-or-self no no',
  'analytics.read': 'all all self self self',
  'analytics.talkShare': 'all all all no no',
  'analytics.export': 'all all no no no',
}

/** What `set` says in a room that has decided nothing, and in one that has. */
const SET: { [Key in PermissionKey]?: [RoomRules, boolean][] } = {
  'room.view': [
    [{}, true],
    [{ visibility: 'stage' }, true],
    [{ visibility: 'counts' }, false],
  ],
  'room.end': [
    [{}, false],
    [{ coHostsEnd: true }, true],
    [{ coHostsEnd: false, moderatorsInvite: true }, false],
  ],
  'media.audio': [
    [{ mode: 'stage' }, false],
    [{ mode: 'meeting' }, true],
  ],
  'media.video': [
    [{ mode: 'stage' }, false],
    [{ mode: 'meeting' }, true],
  ],
  'media.screen': [
    [{ mode: 'meeting' }, true],
    [{ screenSharing: false }, false],
  ],
  'chat.write': [
    [{ mode: 'stage' }, true],
    [{ chatting: false }, false],
  ],
  'participant.rename': [
    [{}, false],
    [{ selfRenaming: true }, true],
  ],
  'hand.raise': [
    [{}, true],
    [{ handRaising: false }, false],
  ],
  'invite.send': [
    [{}, false],
    [{ moderatorsInvite: true }, true],
  ],
  'roster.edit': [
    [{}, false],
    [{ moderatorsInvite: true }, true],
  ],
  'participant.remind': [
    [{}, false],
    [{ moderatorsInvite: true }, true],
  ],
  'participant.merge': [
    [{}, false],
    [{ moderatorsInvite: true }, true],
  ],
  'participant.unmerge': [
    [{}, false],
    [{ moderatorsInvite: true }, true],
  ],
}

const REACHES: Record<string, string[]> = {
  all: ['below', 'equal', 'above', 'self'],
  below: ['below'],
  equal: ['below', 'equal', 'self'],
  'below-or-self': ['below', 'self'],
  self: ['self'],
  no: [],
}

function relationOf(actor: Role, target: Role): string {
  const above = ROLE_RANK[actor] - ROLE_RANK[target]
  return above > 0 ? 'below' : above < 0 ? 'above' : 'equal'
}

const keys = Object.keys(EXPECTED) as PermissionKey[]

test('every line of the table is specified, and every specified line is there', () => {
  expect(Object.keys(MATRIX).toSorted()).toEqual(keys.toSorted())
})

describe.each(keys)('%s', (key) => {
  const cells = EXPECTED[key].split(' ')
  test.each(ROLES.map((role, n) => [role, cells[n]!] as const))('by %s: %s', (role, word) => {
    for (const [rules, isSet] of SET[key] ?? [[{}, false] as const]) {
      const scope = word.startsWith('set-') ? (isSet ? word.slice(4) : 'no') : word
      const reach = REACHES[scope]!
      const actor = { id: 'actor', role }
      for (const target of ROLES) {
        const isAllowed = !refusalOf(key, actor, { id: 'target', role: target }, rules)
        expect([target, isAllowed]).toEqual([target, reach.includes(relationOf(role, target))])
      }
      expect(!refusalOf(key, actor, actor, rules)).toBe(reach.includes('self'))
      expect(!refusalOf(key, actor, undefined, rules)).toBe(reach.length > 0)
      expect(refusalOf(key, 'site', { id: 'target', role: 'HOST' }, rules)).toBeUndefined()
    }
  })
})

test.each(['room.explode', '', 'constructor', '__proto__', 'toString'])(
  'nobody may do %j, which is not there',
  (key) => {
    for (const actor of ['site', { id: 'host', role: 'HOST' }] as const) {
      expect(refusalOf(key as PermissionKey, actor)).toBe('rank-too-low')
    }
  },
)
