import { ParticipantInfo_State, TrackSource } from 'livekit-server-sdk'
import { setTimeout as delay } from 'node:timers/promises'
import type { FaultCase } from '../fault-case.ts'
import { microphoneTrack } from '../stand-in-sessions.ts'

const METADATA = 512 * 1024
const RECORD_LIMIT = 1024
/** What a listing of the whole room weighs while it is read, several times over, and never more from one to the next. */
const GROWTH_LIMIT_MIB = 400

export const hugeMetadata: FaultCase = {
  number: 24,
  title: 'LiveKit reports huge, wrong and unknown things',
  async run(world) {
    const { client, companion, standIn } = world
    const room = await world.room('huge')
    const sizes: number[] = []
    await world.panel(room, 'moderator', { onPut: (person) => sizes.push(JSON.stringify(person).length) })
    const people = Array.from({ length: 40 }, (_, n) => `p${n}`)
    for (const userId of people) {
      const { token } = await client.session(room, userId)
      const info = standIn.connect((await client.join(room, token)).token, (born) => {
        born.metadata = `{"role":"superadmin","x":"${'x'.repeat(METADATA)}`
        born.attributes = { role: 'HOST', big: 'y'.repeat(64 * 1024), ['__proto__']: 'z' }
        for (let n = 0; n < 100; n += 1) born.tracks.push(microphoneTrack())
      })
      info.name = 'N'.repeat(256)
    }
    const [odd] = standIn.sessions(room)
    if (odd) {
      odd.state = ParticipantInfo_State.ACTIVE
      odd.kind = 77 as typeof odd.kind
      odd.tracks.push(Object.assign(microphoneTrack(), { source: 99 as TrackSource }))
    }
    await standIn.webhooks.idle()
    const took = await world.becomes(
      async () =>
        (await client.snapshot(room)).participants.filter(({ status }) => status === 'JOINED').length === people.length,
      7_000,
    )
    world.check('everybody is on the list', took)
    const refused = standIn.webhooks.answers.filter((status) => status >= 400)
    world.check(
      'no webhook is refused for what LiveKit lets people carry',
      refused.length === 0,
      `${refused.length} refused with ${[...new Set(refused)].join()}`,
    )
    const roles = new Set(
      (await client.snapshot(room)).participants
        .filter(({ userId }) => people.includes(userId))
        .map(({ role }) => role),
    )
    world.check('metadata and attributes give no role', [...roles].join() === 'VIEWER', [...roles])
    world.measure('a record', Math.max(...sizes), 'bytes', RECORD_LIMIT)
    await delay(11_000)
    const before = companion.rss
    await delay(21_000)
    const growth = Math.round(companion.rss - before)
    world.measure('grown over four listings', growth, 'MiB', GROWTH_LIMIT_MIB)
    world.check(
      'it runs and answers',
      await companion.answers(),
      `${growth} MiB grown over four listings, record at most ${Math.max(...sizes)} B`,
    )
  },
}
