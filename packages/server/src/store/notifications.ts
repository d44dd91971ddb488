import postgres from 'postgres'
import { isPostgresUrl } from './database.ts'
import { CLIENT } from './postgres.ts'

/** NOTIFY takes a lock of the whole database at its commit: once a tick, never in the transaction of a change. */
const GATHER_MS = 20
/** Postgres refuses 8000 bytes. */
const MAX_BYTES = 7_900
const CHANNEL = 'participant_panel_rooms'

/** Tells other instances over the same database which rooms changed. A hint: what gets lost shows in the offsets. */
export type Notifications = {
  tell(room: string): void
  close(): Promise<void>
}

export type Heard = {
  /** Another instance changed these rooms. */
  rooms(names: string[]): void
  /** Something may have been missed: look at every room. */
  everything(): void
}

type Message = { from: string; rooms?: string[] }

export async function openNotifications(url: string, instance: string, heard: Heard): Promise<Notifications> {
  if (!isPostgresUrl(url)) return { tell() {}, async close() {} }
  const sql = postgres(url, CLIENT)
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    timer = undefined
    const message = encode(instance, [...changed])
    changed.clear()
    // Others see the change in the offsets all the same.
    sql.notify(CHANNEL, message).catch(() => {})
  }
  const listener = (payload: string) => {
    const { from, rooms } = JSON.parse(payload) as Message
    if (from === instance) return
    if (rooms) heard.rooms(rooms)
    else heard.everything()
  }
  // Calls back whenever the connection was made again: what was told meanwhile is lost.
  await sql.listen(CHANNEL, listener, () => heard.everything())
  return {
    tell(room) {
      changed.add(room)
      timer ??= setTimeout(flush, GATHER_MS)
    },
    async close() {
      clearTimeout(timer)
      await sql.end({ timeout: 1 })
    },
  }
}

function encode(from: string, rooms: string[]): string {
  const message = JSON.stringify({ from, rooms } satisfies Message)
  return Buffer.byteLength(message) <= MAX_BYTES ? message : JSON.stringify({ from } satisfies Message)
}
