import postgres from 'postgres'
import { freshDatabase, startPostgres } from '../../../scripts/postgres-server.ts'
import { changeParticipant } from '../src/actions/change-participant.ts'
import { putParticipant } from '../src/actions/put-participant.ts'
import { ensureRoom } from '../src/actions/put-room.ts'
import { CompanionServer } from './companion-server.ts'
import { figure, median, quantile, type Bench } from './figure.ts'
import { openPanel, read } from './panels.ts'
import { storeContext } from './store-context.ts'

const ROOMS = 16
const ROUND_MS = 3_000
const ROUNDS = 5
const SITE = { kind: 'site' } as const
const SEEN_ELSEWHERE = 200

export const postgresStore: Bench = {
  id: 'S4',
  title: `durable changes on Postgres, ${ROOMS} rooms at a time`,
  async run() {
    const server = await startPostgres({ durable: true })
    const ours = await oursRound(await freshDatabase(server.url))
    const bare = await bareRound(await freshDatabase(server.url))
    const rounds: { ours: number; limit: number; peer: number }[] = []
    for (let round = 0; round <= ROUNDS; round += 1) {
      const rates = { ours: await ours.run(), limit: await bare.oneStatement(), peer: await bare.sixStatements() }
      if (round > 0) rounds.push(rates)
    }
    await Promise.all([ours.close(), bare.close()])
    const elsewhere = await seenElsewhere(await freshDatabase(server.url))
    await server.stop()
    const rate = (name: keyof (typeof rounds)[number]) => Math.round(median(rounds.map((round) => round[name])))
    return [
      figure({
        id: 'S4',
        name: `changes on ${ROOMS} connections ÷ one statement that does the writes alone`,
        value: median(rounds.map((round) => round.ours / round.limit)),
        unit: 'ratio',
        limit: 1,
        peer: median(rounds.map((round) => round.peer / round.limit)),
        goal: '>= 0.45',
        note: `${rate('ours')} a second, one caller a room; limit ${rate('limit')}; peer (six statements, NOTIFY in each) ${rate('peer')}`,
      }),
      figure({
        id: 'S4',
        name: 'a change is on a panel of another instance after, p99',
        value: quantile(elsewhere, 0.99),
        unit: 'ms',
        goal: '<= 75',
        note: `goal: 25 ms and a tick of 50 ms; p50 ${quantile(elsewhere, 0.5).toFixed(1)} ms; from the request`,
      }),
    ]
  },
}

async function forAWhile(change: (room: number, n: number) => Promise<unknown>): Promise<number> {
  const began = performance.now()
  let done = 0
  await Promise.all(
    Array.from({ length: ROOMS }, async (_, room) => {
      for (let n = 0; performance.now() - began < ROUND_MS; n += 1) {
        await change(room, n)
        done += 1
      }
    }),
  )
  return (done * 1000) / (performance.now() - began)
}

async function oursRound(url: string) {
  const { context, close } = await storeContext(url)
  const ids: string[] = []
  for (let room = 0; room < ROOMS; room += 1) {
    await ensureRoom(context, `room${room}`, { mode: 'stage', enforce: 'manage' })
    ids.push((await putParticipant(context, `room${room}`, SITE, { userId: 'ana' })).participant.id)
  }
  const run = () =>
    forAWhile((room, n) => changeParticipant(context, `room${room}`, SITE, ids[room]!, { canSpeak: n % 2 === 0 }))
  return { run, close }
}

/** The same writes by hand: the room's number, the person's row, the event. */
async function bareRound(url: string) {
  const sql = postgres(url, { max: ROOMS, onnotice: () => undefined })
  await sql`create table rooms (name text primary key, "offset" bigint not null)`
  await sql`create table people (id text primary key, room text not null, speak text not null, "offset" bigint not null)`
  await sql`create table events (room text, "offset" bigint, id text, data text, primary key (room, "offset"))`
  for (let room = 0; room < ROOMS; room += 1) {
    await sql`insert into rooms values (${`room${room}`}, 0)`
    await sql`insert into people values (${`person${room}`}, ${`room${room}`}, 'inherit', 0)`
  }
  const speak = (n: number) => (n % 2 === 0 ? 'allow' : 'inherit')
  return {
    oneStatement: () =>
      forAWhile(
        (room, n) => sql`
          with room as (update rooms set "offset" = "offset" + 1 where name = ${`room${room}`} returning *),
          person as (update people set speak = ${speak(n)}, "offset" = room."offset" from room where id = ${`person${room}`})
          insert into events select name, "offset", ${crypto.randomUUID()}, '{"canSpeak":true}' from room`,
      ),
    sixStatements: () =>
      forAWhile((room, n) =>
        sql.begin(async (tx) => {
          const [row] = await tx`update rooms set "offset" = "offset" + 1 where name = ${`room${room}`} returning *`
          await tx`update people set speak = ${speak(n)}, "offset" = ${row!['offset']} where id = ${`person${room}`}`
          await tx`insert into events values (${`room${room}`}, ${row!['offset']}, ${crypto.randomUUID()}, '{}')`
          await tx`select pg_notify('rooms', ${`room${room}`})`
        }),
      ),
    close: () => sql.end(),
  }
}

/** From the request to one instance until the frame is at a panel of another one. */
async function seenElsewhere(databaseUrl: string): Promise<number[]> {
  const one = await CompanionServer.start({ databaseUrl })
  const other = await CompanionServer.start({ databaseUrl, sameSecretsAs: one })
  await one.putRoom('bench')
  const [id] = await one.invite('bench', 1)
  const { token } = await one.session('bench', 'watcher')
  const { position } = await one.snapshot('bench', token)
  const panel = await openPanel(other.url, 'bench', token, position)
  const times: number[] = []
  for (let n = 0; n < SEEN_ELSEWHERE; n += 1) {
    const seen = new Promise<number>((resolve) => {
      panel.onText = (text, at) => {
        const frame = read(text)
        if (frame.type === 'changes' && frame.put.some((person) => person.id === id)) resolve(at)
      }
    })
    const began = performance.now()
    await one.change('bench', id!, { canSpeak: n % 2 === 0 })
    times.push((await seen) - began)
  }
  panel.close()
  await Promise.all([one.close(), other.close()])
  return times
}
