import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changeParticipant } from '../src/actions/change-participant.ts'
import { putParticipant } from '../src/actions/put-participant.ts'
import { ensureRoom } from '../src/actions/put-room.ts'
import { recordSights } from '../src/actions/record-sights.ts'
import type { Context } from '../src/context.ts'
import { rawChanges } from './baselines/raw-sqlite.ts'
import { figure, median, type Bench } from './figure.ts'
import { storeContext } from './store-context.ts'

/** Short, because the disk's own speed changes from second to second. */
const ROUND_MS = 250
const ROUNDS = 40
const SITE = { kind: 'site' } as const
/** What SQLite's log grows by for a change of ours. */
const PAGE_BYTES = 4096
const GROUPED = 500

/** What a viewer has in a `stage` room, so that LiveKit need not be told anything. */
const WATCHING = {
  canPublish: false,
  canPublishData: true,
  canSubscribe: true,
  canPublishSources: [],
  hidden: false,
  canUpdateMetadata: false,
  canSubscribeMetrics: false,
  canManageAgentSession: false,
}

export const sqlite: Bench = {
  id: 'S3',
  title: 'durable changes on SQLite against what the disk allows',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'bench-'))
    const file = join(folder, 'bench.db')
    const { context, close } = await storeContext(file)
    await ensureRoom(context, 'bench', { mode: 'stage', enforce: 'manage' })
    const { participant } = await putParticipant(context, 'bench', SITE, { userId: 'ana' })
    const byHand = rawChanges(file, 'bench')
    const rounds: { disk: number; raw: number; ours: number; single: number; grouped: number }[] = []
    for (let round = 0; round <= ROUNDS; round += 1) {
      const rates = {
        disk: syncs(join(folder, 'disk')),
        ours: await changes(context, participant.id),
        raw: raw(byHand),
        single: await webhooks(context, `single${round}`, 1),
        grouped: await webhooks(context, `grouped${round}`, GROUPED),
      }
      if (round > 0) rounds.push(rates)
    }
    byHand.close()
    await close()
    await rm(folder, { recursive: true })
    const rate = (name: keyof (typeof rounds)[number]) => Math.round(median(rounds.map((round) => round[name])))
    return [
      figure({
        id: 'S3',
        name: 'one change after the other, each durable (synchronous = FULL) ÷ fdatasync of a page',
        value: median(rounds.map(({ ours, disk }) => ours / disk)),
        unit: 'ratio',
        limit: median(rounds.map((round) => round.raw / round.disk)),
        goal: '>= 0.65',
        note: `${rate('ours')} changes a second (authorised, record and event) against ${rate('disk')} syncs; limit: the same statements by hand, ${rate('raw')} a second`,
      }),
      figure({
        id: 'S3',
        name: 'webhooks about joins that arrive together ÷ one after the other',
        value: median(rounds.map(({ grouped, single }) => grouped / single)),
        unit: 'ratio',
        limit: 12,
        goal: '>= 8',
        note: `${rate('grouped')} against ${rate('single')} a second`,
      }),
    ]
  },
}

function syncs(file: string): number {
  const handle = openSync(file, 'w')
  const page = Buffer.alloc(PAGE_BYTES, 1)
  let done = 0
  const began = performance.now()
  while (performance.now() - began < ROUND_MS) {
    writeSync(handle, page, 0, PAGE_BYTES, (done % 1000) * PAGE_BYTES)
    fdatasyncSync(handle)
    done += 1
  }
  closeSync(handle)
  return (done * 1000) / (performance.now() - began)
}

function raw({ change }: { change: (n: number) => void }): number {
  let done = 0
  const began = performance.now()
  while (performance.now() - began < ROUND_MS) change(done++)
  return (done * 1000) / (performance.now() - began)
}

async function changes(context: Context, id: string): Promise<number> {
  let done = 0
  const began = performance.now()
  while (performance.now() - began < ROUND_MS) {
    await changeParticipant(context, 'bench', SITE, id, { canSpeak: done % 2 === 0 })
    done += 1
  }
  return (done * 1000) / (performance.now() - began)
}

/** Joins of ever new people; `together`: how many at a time. */
async function webhooks(context: Context, prefix: string, together: number): Promise<number> {
  let done = 0
  const began = performance.now()
  while (performance.now() - began < ROUND_MS) {
    const batch = Array.from({ length: together }, (_, n) => seeJoin(context, `${prefix}-${done + n}`))
    await Promise.all(batch)
    done += together
  }
  return (done * 1000) / (performance.now() - began)
}

function seeJoin(context: Context, identity: string): Promise<void> {
  const at = Date.now()
  return recordSights(context, 'bench', [
    {
      from: 'join',
      at,
      sid: identity,
      roomSid: 'RM_bench',
      identity,
      name: '',
      kind: 'standard',
      joinedAt: at,
      permission: WATCHING,
    },
  ])
}
