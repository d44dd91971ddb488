import { setTimeout as delay } from 'node:timers/promises'
import { startOwnedProcess } from '../../../../scripts/owned-process.ts'
import { fileURLToPath } from 'node:url'
import { countRows } from '../database-file.ts'
import type { FaultCase } from '../fault-case.ts'
import { webhook } from '../../tests/support/webhooks.ts'

const LOCKER = fileURLToPath(new URL('../hold-lock.ts', import.meta.url))
const READ_WITHIN_MS = 1_000
/** W2, with what a busy machine takes. */
const WEBHOOK_WITHIN_MS = 6_000

export const databaseLocked: FaultCase = {
  number: 20,
  title: 'another process holds the write lock of the SQLite file for 10 s',
  async run(world) {
    const { client, companion, standIn, recorder } = world
    const room = await world.room('locked')
    await world.panel(room, 'moderator')
    const { id } = (await client.put(room, { userId: 'ana' })).participant
    const before = countRows(companion.databaseFile, 'events')
    const reads: { status: number; ms: number }[] = []
    let written = { status: 0, ms: 0, headers: new Headers() }
    let hook = 0
    let hookMs = 0
    let events = 0
    await recorder.during('locked', async () => {
      let said = ''
      const locker = await startOwnedProcess(process.execPath, [LOCKER, companion.databaseFile, '10000'], {
        env: { PATH: process.env.PATH },
        onLine: (line) => (said += line),
      })
      await world.becomes(() => said.includes('locked'), 5_000)
      const session = { room, sid: 'PA_locked', identity: 'ben', joinedAt: Date.now() }
      const event = standIn.webhooks.sign(JSON.stringify(webhook('participant_joined', session, Date.now())))
      const writing = client.call('PATCH', `/v1/rooms/${room}/participants/${id}`, { body: { canSpeak: true } })
      const began = performance.now()
      const reporting = standIn.webhooks.post(event).then((status) => {
        hookMs = Math.round(performance.now() - began)
        return status
      })
      await delay(200)
      for (let n = 0; n < 8; n += 1) {
        reads.push(await client.call('GET', `/v1/rooms/${room}/participants`))
        await delay(500)
      }
      ;[written, hook] = await Promise.all([writing, reporting])
      events = countRows(companion.databaseFile, 'events')
      await locker.exited
    })
    const slowest = Math.max(...reads.map(({ ms }) => ms))
    world.check(
      'reads go on',
      reads.every(({ status }) => status === 200) && slowest <= READ_WITHIN_MS,
      `slowest ${slowest} ms`,
    )
    world.check(
      'a write waits its time and is then answered 503',
      written.status === 503,
      `${written.status} after ${written.ms} ms`,
    )
    world.check('with Retry-After', written.headers.has('retry-after'))
    const isPrompt = hookMs <= WEBHOOK_WITHIN_MS
    world.check('a webhook is answered within 5 s, so that LiveKit goes on', isPrompt, `${hook} after ${hookMs} ms`)
    const stored = before + (written.status === 200 ? 1 : 0) + (hook === 204 ? 1 : 0)
    world.check('what was answered 2xx is stored, and nothing else', events === stored, `${events}, not ${stored}`)
    const again = await client.call('PATCH', `/v1/rooms/${room}/participants/${id}`, { body: { canSpeak: true } })
    world.check('afterwards writes go on', again.status === 200, again.status)
    await world.converge(room, 11_000)
  },
}
