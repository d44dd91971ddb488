import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Attendance } from '../src/protocol/index.ts'
import { CompanionServer } from './companion-server.ts'
import { figure, median, type Bench } from './figure.ts'
import { fillRoom } from './full-room.ts'

const PEOPLE = 10_000
const SESSIONS_EACH = 4
const ROUNDS = 15

export const attendance: Bench = {
  id: 'S10',
  title: `attendance of ${PEOPLE} people with ${PEOPLE * SESSIONS_EACH} sessions`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'bench-'))
    const databaseUrl = join(folder, 'bench.db')
    await fillRoom(databaseUrl, { room: 'bench', people: PEOPLE, sessionsEach: SESSIONS_EACH, prefix: 'p' })
    const companion = await CompanionServer.start({ databaseUrl })
    const before = await companion.usage()
    const json = await times(() => readJson(companion))
    const cpuMs = ((await companion.usage()).cpuMs - before.cpuMs) / (ROUNDS + 1)
    const csv = await times(() => readText(companion, '.csv'))
    await companion.close()
    await rm(folder, { recursive: true })
    return [
      figure({
        id: 'S10',
        name: `attendance of ${PEOPLE} people as JSON, asked until read, on SQLite`,
        value: median(json),
        unit: 'ms',
        goal: '<= 300',
        note: `median of ${ROUNDS}; every session read, merged, counted and compressed, ${Math.round(cpuMs)} ms of CPU; as CSV, page by page: ${Math.round(median(csv))} ms`,
      }),
    ]
  },
}

async function readJson(companion: CompanionServer): Promise<void> {
  const { room } = JSON.parse(await readText(companion, '')) as Attendance
  if (room.came !== PEOPLE) throw new Error(`${room.came} people`)
}

export async function readText(companion: CompanionServer, format: string, room = 'bench'): Promise<string> {
  const response = await fetch(`${companion.url}/v1/rooms/${room}/attendance${format}`, {
    headers: { authorization: `Bearer ${companion.apiKey}` },
  })
  if (!response.ok) throw new Error(String(response.status))
  return response.text()
}

async function times(work: () => Promise<unknown>): Promise<number[]> {
  const all: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const began = performance.now()
    await work()
    if (round > 0) all.push(performance.now() - began)
  }
  return all
}
