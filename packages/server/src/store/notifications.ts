import postgres from 'postgres'
import { isPostgresUrl } from './database.ts'
import { CLIENT } from './postgres-connection.ts'

/** NOTIFY takes a lock of the whole database at its commit: so often at most, never in the transaction of a change. */
const EVERY_MS = 20
/** Postgres refuses 8000 bytes. */
const MAX_BYTES = 7_900
const CHANNEL = 'participant_panel_rooms'

/** Tells other instances over the same database of rooms. A hint: what gets lost shows in the offsets and listings. */
export type Notifications = {
  /** It changed. */
  tell(room: string): void
  /** Whoever looks after it is to list it now. */
  doubt(room: string): void
  close(): Promise<void>
}

export type Heard = {
  /** Another instance changed these rooms. */
  rooms(names: string[]): void
  /** Another instance has a doubt about these, and does not look after them. */
  doubted(names: string[]): void
  /** Something may have been missed: look at every room. */
  everything(): void
}

type Message = { from: string; rooms?: string[]; doubted?: string[] }

export async function openNotifications(url: string, instance: string, heard: Heard): Promise<Notifications> {
  if (!isPostgresUrl(url)) return { tell() {}, doubt() {}, async close() {} }
  const sql = postgres(url, CLIENT)
  const changed = new Set<string>()
  const doubted = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    timer = undefined
    if (changed.size + doubted.size === 0) return
    timer = setTimeout(flush, EVERY_MS)
    const message = encode({ from: instance, rooms: [...changed], doubted: [...doubted] })
    changed.clear()
    doubted.clear()
    // Others see the change in the offsets all the same.
    sql.notify(CHANNEL, message).catch(() => {})
  }
  const gather = (rooms: Set<string>, room: string) => {
    rooms.add(room)
    if (!timer) flush()
  }
  const listener = (payload: string) => {
    const message = JSON.parse(payload) as Message
    if (message.from === instance) return
    if (message.rooms) heard.rooms(message.rooms)
    else heard.everything()
    if (message.doubted) heard.doubted(message.doubted)
  }
  try {
    // Calls back whenever the connection was made again: what was told meanwhile is lost.
    await sql.listen(CHANNEL, listener, () => heard.everything())
  } catch (error) {
    await sql.end({ timeout: 0 })
    throw error
  }
  return {
    tell: (room) => gather(changed, room),
    doubt: (room) => gather(doubted, room),
    async close() {
      clearTimeout(timer)
      await sql.end({ timeout: 1 })
    },
  }
}

function encode(message: Message): string {
  const text = JSON.stringify(message)
  return Buffer.byteLength(text) <= MAX_BYTES ? text : JSON.stringify({ from: message.from } satisfies Message)
}
