import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { freshDatabase } from '../../../scripts/postgres-server.ts'
import { inTransaction } from '../src/store/connection.ts'
import { connectDatabase, openDatabase, type Database } from '../src/store/database.ts'
import { insertRoomIfAbsent, offsetsOf, takeOffset } from '../src/store/rooms.ts'
import { DatabaseUnavailable } from '../src/store/unavailable.ts'

const CREATED = { title: '', mode: 'stage', enforce: 'manage', visibility: 'everyone', crowded: false } as const

/** What the next connection finds in the place of the database. */
let refuse: ((socket: Socket) => void) | undefined
let gate: Server
let db: Database
let behind: Database

beforeAll(async () => {
  const databaseUrl = new URL(await freshDatabase(inject('postgresUrl')!))
  const { port, hostname } = databaseUrl
  behind = await openDatabase(databaseUrl.href)
  await inTransaction(behind, (tx) => insertRoomIfAbsent(tx, { name: 'early', createdAt: 0, ...CREATED }))
  gate = createServer((socket) => {
    socket.on('error', () => {})
    const instead = refuse
    refuse = undefined
    if (instead) return instead(socket)
    const database = connect(Number(port), hostname)
    database.on('error', () => socket.destroy())
    socket.on('close', () => database.destroy())
    socket.pipe(database).pipe(socket)
  }).listen(0, '127.0.0.1')
  await once(gate, 'listening')
  databaseUrl.port = String((gate.address() as AddressInfo).port)
  db = connectDatabase(databaseUrl.href)
})
afterAll(async () => {
  await db.destroy()
  await behind.destroy()
  gate.close()
})

/** As Postgres does while it starts. */
function startingUp(socket: Socket): void {
  const fields = ['SFATAL', 'VFATAL', 'C57P03', 'Mthe database system is starting up', ''].join('\0')
  const body = Buffer.from(`${fields}\0`)
  const head = Buffer.from('E....')
  head.writeInt32BE(body.length + 4, 1)
  socket.end(Buffer.concat([head, body]))
}

/** What becomes of a lost connection is decided in the milliseconds after, also where the process is busy then. */
function busyFor(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

const offset = async () => (await offsetsOf(behind, ['early'])).get('early')!

for (const [what, refusal] of [
  ['is starting', startingUp],
  ['closes the connection', (socket: Socket) => void socket.end()],
  ['breaks the connection off', (socket: Socket) => void socket.resetAndDestroy()],
] as const)
  test(`of a change that finds a database that ${what}, nothing runs on the connection after it`, async () => {
    const before = await offset()
    let changes = 0
    for (let n = 0; n < 30; n += 1) {
      refuse = refusal
      setTimeout(busyFor, 0, n % 10)
      try {
        await inTransaction(db, (tx) => takeOffset(tx, 'early'))
        changes += 1
      } catch (error) {
        expect(error).toBeInstanceOf(DatabaseUnavailable)
      }
    }
    // Beyond what the driver waits before it connects anew.
    await delay(200)
    expect(await offset()).toBe(before + changes)
  })
