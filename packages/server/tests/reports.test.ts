import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../src/store/database.ts'
import { findConnection } from '../src/store/connections.ts'
import { Companion } from './support/companion.ts'
import { eventually } from './support/panel.ts'

const room = 'reports'
let companion: Companion
const began = Date.now() - 60_000
beforeAll(async () => {
  companion = await Companion.start()
  await companion.putRoom(room)
  await companion.put(room, { userId: 'ana', role: 'SPEAKER' })
  await companion.put(room, { userId: 'ben' })
  await companion.put(room, { userId: 'cleo', role: 'SPEAKER' })
  const db = await openDatabase(companion.databaseUrl)
  const row = { room, roomSid: null, permission: null, media: null, joinedWith: null, leftAt: null, leaveReason: null }
  const rest = { estimated: 0, seenAt: began, speakingMs: 0, microphoneMs: 0, cameraMs: 0, reportedAt: null }
  for (const userId of ['ana', 'ben', 'cleo']) {
    await db
      .insertInto('connections')
      // Ben came after his rights were decided.
      .values({
        ...row,
        ...rest,
        joinedAt: userId === 'ben' ? Date.now() : began,
        sid: `PA_${userId}`,
        userId,
        identity: userId,
      })
      .execute()
  }
  // Ana and Cleo could speak before they came.
  await db
    .updateTable('participants')
    .set({ rightsAt: began - 1 })
    .where('userId', '!=', 'ben')
    .execute()
  await db.destroy()
})
afterAll(() => companion.close())

const report = (sid: string, ms: number) =>
  ({ type: 'report', sid, speakingMs: ms, microphoneMs: ms, cameraMs: 0 }) as const

async function speaking(sid: string): Promise<number | undefined> {
  const db = await openDatabase(companion.databaseUrl)
  const found = await findConnection(db, sid)
  await db.destroy()
  return found?.speakingMs
}

test('L9 the largest total is kept, no more than the session was open, and only of the own session', async () => {
  const before = await companion.snapshot(room)
  const panel = await companion.panel(room, (await companion.session(room, 'ana')).token)
  panel.send(report('PA_ana', 20_000))
  await eventually(async () => expect(await speaking('PA_ana')).toBe(20_000))
  panel.send(report('PA_ben', 20_000))
  // Over the two a minute: the last of these counts when the socket closes.
  panel.send(report('PA_ana', 10_000))
  panel.send(report('PA_ana', 999_999_999))
  panel.send({ type: 'resume', position: 'garbage' })
  await eventually(() => expect(panel.frames.filter(({ type }) => type === 'reset').length).toBe(2))
  expect(await speaking('PA_ana')).toBe(20_000)
  panel.close()
  await eventually(async () => expect(await speaking('PA_ana')).toBeGreaterThan(20_000))
  expect(await speaking('PA_ana')).toBeLessThan(Date.now() - began + 1)
  expect(await speaking('PA_ben')).toBe(0)
  const again = await companion.panel(room, (await companion.session(room, 'ana')).token)
  again.send(report('PA_ana', 5_000))
  again.close()
  expect((await companion.snapshot(room)).counts).toEqual(before.counts)
  expect(await speaking('PA_ana')).toBeGreaterThan(20_000)
})

test('L9 what is reported with the last breath counts', async () => {
  const panel = await companion.panel(room, (await companion.session(room, 'cleo')).token)
  await panel.frame('welcome')
  panel.sendLast(report('PA_cleo', 7_000))
  await eventually(async () => expect(await speaking('PA_cleo')).toBe(7_000))
})

test('L9 a report of an unknown session changes nothing, and the socket stays', async () => {
  const panel = await companion.panel(room, (await companion.session(room, 'ben')).token)
  panel.send(report('PA_unknown', 5_000))
  const { position } = await companion.snapshot(room, (await companion.session(room, 'ben')).token)
  panel.send({ type: 'resume', position })
  await panel.frame('changes')
})

test('L9 nobody spoke for longer than they might', async () => {
  const ben = await companion.panel(room, (await companion.session(room, 'ben')).token)
  ben.send(report('PA_ben', 30_000))
  const { token } = await companion.session(room, 'cleo')
  await companion.put(room, { userId: 'cleo', role: 'VIEWER' })
  const demotedAt = Date.now()
  const cleo = await companion.panel(room, token)
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  cleo.send(report('PA_cleo', 999_999_999))
  await eventually(async () => expect(await speaking('PA_cleo')).toBeGreaterThan(7_000))
  expect(await speaking('PA_cleo')).toBeLessThanOrEqual(demotedAt - began)
  expect(await speaking('PA_ben')).toBe(0)
  ben.close()
  cleo.close()
})
