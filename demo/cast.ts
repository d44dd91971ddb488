import type { Role } from 'participant-panel-server/protocol'

/** Somebody of the demo's town hall, as the demo's own site knows them. */
export type CastMember = { userId: string; username: string; name: string; role: Role; guest?: boolean }

const member = (userId: string, username: string, name: string, role: Role): CastMember => ({
  userId,
  username,
  name,
  role,
})

export const ROOM = 'town-hall'
export const ROOM_TITLE = 'Autumn product town hall'

/** Who looks at the three panels of the page. */
export const HOST = member('maya', 'maya', 'Maya Okafor', 'HOST')
export const MODERATOR = member('ines', 'ines', 'Inès Moreau', 'MODERATOR')
export const VIEWER = member('sam', 'samt', 'Sam Taylor', 'VIEWER')

/** Simulated, on real connections; what each of them does is in `people/main.ts`. */
export const SPEAKERS = [
  member('ana', 'ana', 'Ana Weber', 'SPEAKER'),
  member('jonas', 'jlind', 'Jonas Lind', 'SPEAKER'),
  member('leo', 'leo.park', 'Leo Park', 'SPEAKER'),
  member('sofia', 'sofia', 'Sofia Rossi', 'SPEAKER'),
]
export const AUDIENCE = [
  member('emma', 'emma.c', 'Emma Clarke', 'VIEWER'),
  member('kofi', 'kofi', 'Kofi Mensah', 'VIEWER'),
]

export const LATECOMER = member('daniel', 'dnovak', 'Daniel Novak', 'SPEAKER')
/** Nobody expects her: she knocks at the waiting room. */
export const STRANGER = { ...member('noor', 'noor', 'Noor Haddad', 'VIEWER'), guest: true }

/** Invited, and never seen. */
export const ABSENT = member('grace', 'gracek', 'Grace Kim', 'VIEWER')

/** On the list of who is expected. */
export const EXPECTED = [HOST, MODERATOR, VIEWER, ...SPEAKERS, ...AUDIENCE, LATECOMER, ABSENT]

export const PANELS = [HOST, MODERATOR, VIEWER]
