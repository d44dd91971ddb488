import fc from 'fast-check'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { CLOSE, type Snapshot } from '../src/protocol/index.ts'
import { Companion, IS_SQLITE } from './support/companion.ts'
import { visit, type Visit } from './support/hostile-frames.ts'
import { halfOpen, pay } from './support/hostile-visit.ts'
import { keptLog } from './support/log-lines.ts'
import { eventually, type Panel } from './support/panel.ts'

/** How many; more where a longer search is wanted. Postgres only sees what is read from them. */
const FRAMES = Number(process.env['FRAMES'] ?? (IS_SQLITE ? 3_000 : 1_000))
const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
const AT_ONCE = 8
const MAX_GROWTH_MIB = 40
/** The server never fails (4000) for what it is sent, and never hangs up without a word (1006). */
const STATED = [
  CLOSE.tokenExpired,
  CLOSE.tokenInvalid,
  CLOSE.wrongRoom,
  CLOSE.badFrame,
  CLOSE.tooManyFrames,
] as number[]

const room = 'hostile'
const kept = keptLog('error')
let companion: Companion
let url: string
let tokens: string[]
let bystander: Panel
let before: Snapshot
beforeAll(async () => {
  companion = await Companion.start({ overrides: { log: kept.log } })
  url = `${companion.url.replace('http', 'ws')}/v1/rooms/${room}/live`
  await companion.putRoom(room)
  const people = Array.from({ length: AT_ONCE }, (_, n) => companion.session(room, `hostile-${n}`))
  tokens = (await Promise.all(people)).map(({ token }) => token)
  const { token } = await companion.session(room, 'bystander')
  before = await companion.snapshot(room, token)
  bystander = await companion.panel(room, token, before.position)
})
afterAll(() => companion.close())

let sent = 0
let closings = new Map<number | undefined, number>()

async function visitAll(visits: Visit[]): Promise<void> {
  const unfinished = halfOpen(url)
  await Promise.all(
    visits.map(async (hostile, n) => {
      const code = await pay(url, tokens[n]!, hostile)
      closings.set(code, (closings.get(code) ?? 0) + 1)
      // Whose own bytes close the socket gets back the code they chose.
      const isClosedBySelf = hostile.shots.some((shot) => shot.kind === 'bytes')
      if (code !== undefined && !isClosedBySelf) expect(STATED).toContain(code)
    }),
  )
  unfinished.destroy()
  sent += visits.reduce((sum, { shots }) => sum + shots.length, 0)
}

/** The bystander is told what happens, whatever the others send. */
async function expectUndisturbed(userId: string): Promise<void> {
  await companion.put(room, { userId })
  await eventually(() => {
    const people = [...bystander.roster(before).people.values()]
    expect(people.some((person) => person.userId === userId)).toBe(true)
  })
}

function heapMiB(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

test(
  `${FRAMES} hostile frames are refused with a stated code, and nobody else notices (SEED=${SEED})`,
  { timeout: 60_000 + FRAMES * 20 },
  async () => {
    const batches = fc.sample(fc.array(visit, { minLength: AT_ONCE, maxLength: AT_ONCE }), { numRuns: 20, seed: SEED })
    for (const batch of batches) await visitAll(batch)
    const heap = heapMiB()
    for (let n = 1; sent < FRAMES; n += 1) {
      const more = fc.array(visit, { minLength: AT_ONCE, maxLength: AT_ONCE })
      for (const batch of fc.sample(more, { numRuns: 20, seed: SEED + n })) await visitAll(batch)
      await expectUndisturbed(`newcomer-${n}`)
    }
    expect(heapMiB() - heap).toBeLessThan(MAX_GROWTH_MIB)
    if (process.env['FRAMES']) console.log({ sent, closings, growthMiB: heapMiB() - heap })
    await expectUndisturbed('the last')
    expect(kept.text()).toBe('')
    expect(closings.keys().toArray()).toEqual(expect.arrayContaining([undefined, CLOSE.badFrame, CLOSE.tooManyFrames]))
  },
)

test('a page of another origin gets no socket, whatever else it asks for', async () => {
  const socket = new WebSocket(url, { origin: 'https://evil.test' })
  const error = await new Promise<Error>((resolve) => socket.on('error', resolve))
  expect(error.message).toContain('403')
})
