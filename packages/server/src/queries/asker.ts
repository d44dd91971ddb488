import type { Context } from '../context.ts'
import { barredError, isBarred, isOnHold } from '../domain/bar.ts'
import { rightsOf, type Participant } from '../domain/participant.ts'
import type { Room } from '../domain/room.ts'
import { ProtocolError, type Actor } from '../protocol/index.ts'
import { standingIn } from '../store/standing.ts'

export type Asker = { room: Room; actor: Actor; self?: Participant }

/** Who reads, with the role and rights on record now (on hold like a viewer); without a user id the site. @throws ProtocolError room-not-found, participant-not-found, barred */
export async function readAsker({ db, clock }: Context, roomName: string, userId: string | undefined): Promise<Asker> {
  const standing = await standingIn(db, roomName, userId)
  if (!standing) throw new ProtocolError('room-not-found', `There is no room called “${roomName}”.`)
  const { room, self } = standing
  if (userId === undefined) return { room, actor: 'site' }
  if (!self) throw new ProtocolError('participant-not-found', 'You are not on the list of this room.')
  const now = clock()
  if (isBarred(self, now)) throw barredError(self)
  const role = isOnHold(self, now) ? 'VIEWER' : self.role
  return { room, actor: { ...self, role, ...rightsOf(self, room) }, self }
}
