import { ROLES, type Role } from '../../src/protocol/index.ts'
import type { Companion } from './companion.ts'

export type Member = { id: string; token: string }

/** A room with one person of each role, called by the role, everybody with a session. */
export async function hallOf(companion: Companion, room: string): Promise<Record<Role, Member>> {
  await companion.putRoom(room, { host: { userId: 'HOST', name: 'Hanna' } })
  const people = {} as Record<Role, Member>
  for (const role of ROLES) {
    if (role !== 'HOST') await companion.put(room, { userId: role, name: `the ${role}`, role })
    const { self, token } = await companion.session(room, role)
    people[role] = { id: self.id, token }
  }
  return people
}
