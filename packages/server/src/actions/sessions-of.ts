import type { Connection } from '../domain/connection.ts'
import { latestStay, mayReachBack } from '../domain/stay.ts'
import { allConnectionsOf, endedConnectionsOf, openConnectionsOf } from '../store/connections.ts'
import type { Tx } from '../store/database.ts'

/** Far more than belong to one stay, as a rule. */
const RECENT = 20

/** The person's sessions back to the begin of their latest stay at least: who comes every day has had thousands. */
export async function sessionsOf(tx: Tx, room: string, userId: string): Promise<Connection[]> {
  const [open, ended] = await Promise.all([
    openConnectionsOf(tx, room, userId),
    endedConnectionsOf(tx, room, userId, RECENT),
  ])
  const recent = [...open, ...ended]
  const stay = latestStay(recent)
  const isEnough = ended.length < RECENT || (stay !== undefined && !mayReachBack(stay, ended))
  return isEnough ? recent : allConnectionsOf(tx, room, userId)
}
