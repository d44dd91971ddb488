import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { ProtocolError } from '../protocol/index.ts'
import { openConnectionsOf } from '../store/connections.ts'
import type { Tx } from '../store/database.ts'
import { findIdentity, handOverIdentity, identitiesOf, insertIdentity } from '../store/identities.ts'
import { findByUser } from '../store/participants.ts'

const MAX_DEVICES = 5

/** LiveKit takes no longer ones. */
const MAX_IDENTITY = 256

/** Without a device it is the site's own call, which has the user id as its identity. */
export type Seat = { room: string; userId: string; device: string | undefined; desk: boolean; at: number }

/**
 * The LiveKit identity of one device of a person, written down before a token with it is minted: identities are looked
 * up, never parsed. The first device has the user id itself, unless it belongs to somebody else or is connected already
 * (the site's own call is never thrown out); the same device has the same one again. Of five, the one that was given
 * longest ago and is not connected goes over to a new device.
 */
export async function giveIdentity(tx: Tx, { room, userId, device, desk, at }: Seat): Promise<string> {
  if (device === undefined && !desk && !(await isForeign(tx, room, userId))) return userId
  const hash = createHash('sha256')
    .update(device ?? randomUUID())
    .digest('base64url')
  const owned = (await identitiesOf(tx, room, userId)).filter((identity) => identity.desk === Number(desk))
  const same = owned.find((identity) => identity.device === hash)
  if (same) return same.identity
  const open = new Set((await openConnectionsOf(tx, room, userId)).map(({ identity }) => identity))
  if (owned.length >= MAX_DEVICES) {
    const idle = owned.find(({ identity }) => !open.has(identity))
    if (!idle) {
      throw new ProtocolError('too-many-devices', `You are connected from ${MAX_DEVICES} devices: close one of them.`)
    }
    await handOverIdentity(tx, idle, hash, at)
    return idle.identity
  }
  const row = { room, userId, device: hash, desk: Number(desk), createdAt: at }
  if (!desk && !open.has(userId) && (await insertIdentity(tx, { ...row, identity: userId }))) return userId
  const identity = await freeIdentity(tx, room, userId)
  await insertIdentity(tx, { ...row, identity })
  return identity
}

async function isForeign(tx: Tx, room: string, userId: string): Promise<boolean> {
  const given = await findIdentity(tx, room, userId)
  return given !== undefined && given.userId !== userId
}

async function freeIdentity(tx: Tx, room: string, userId: string): Promise<string> {
  const suffix = `#${randomBytes(9).toString('base64url')}`
  const identity = userId.slice(0, MAX_IDENTITY - suffix.length) + suffix
  const isTaken = (await findIdentity(tx, room, identity)) ?? (await findByUser(tx, room, identity))
  return isTaken ? freeIdentity(tx, room, userId) : identity
}
