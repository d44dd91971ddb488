import type { FaultCase } from '../fault-case.ts'
import { HOSTILE_IDS, HOSTILE_NAMES, HOSTILE_PICTURES } from '../hostile-texts.ts'
import type { ParticipantRecord } from '../../src/protocol/index.ts'

const MOST_CHARACTERS = 256
/** Of which none may be there, or the picture is of a scheme that runs. */
const SAFE_PICTURE = /^https:\/\//

export const hostileText: FaultCase = {
  number: 23,
  title: 'names, ids and pictures are hostile',
  short: true,
  async run(world) {
    const { client, standIn, companion } = world
    const room = await world.room('hostile')
    const panel = await world.panel(room, 'moderator')
    const { participant: plain } = await client.put(room, { userId: 'plain', name: 'Plain' })
    const path = `/v1/rooms/${room}/participants`
    const statuses = new Set<number>()
    const tell = (status: number) => void statuses.add(status)

    for (const [what, name] of Object.entries(HOSTILE_NAMES)) {
      const userId = `by-${what}`
      tell((await client.call('POST', path, { body: { userId, name, username: name } })).status)
      tell((await client.call('PUT', `/v1/rooms/${room}`, { body: { title: name } })).status)
      tell((await client.call('POST', '/v1/tokens', { body: { room, userId: `token-${what}`, name } })).status)
      tell((await client.call('PATCH', `${path}/${plain.id}`, { body: { name: `${name}` } })).status)
      const id = `remove-${what}`
      tell(
        (
          await client.call('POST', `/v1/rooms/${room}/actions`, {
            body: { id, action: 'participant.mute', targets: [name] },
          })
        ).status,
      )
    }
    for (const userId of HOSTILE_IDS) tell((await client.call('POST', path, { body: { userId } })).status)
    for (const imageUrl of HOSTILE_PICTURES) {
      const { status, body } = await client.call<{ participant?: ParticipantRecord }>('POST', path, {
        body: { userId: `seen ${imageUrl}`.slice(0, 200), imageUrl },
      })
      tell(status)
      const kept = body.participant?.imageUrl
      world.check(
        `picture ${imageUrl}: refused, or safe`,
        kept === undefined || SAFE_PICTURE.test(kept),
        kept ?? status,
      )
    }
    const odd = '{"userId":"polluter","__proto__":{"role":"HOST"},"constructor":{"prototype":{"role":"HOST"}}}'
    tell((await client.call('POST', path, { body: JSON.parse(odd) as object })).status)

    // LiveKit reports what people call themselves there, and nothing of it can be refused. Its strings are UTF-8.
    const carried = Object.values(HOSTILE_NAMES).filter((name) => name.isWellFormed())
    for (const [n, name] of carried.entries()) {
      const { token } = await client.session(room, `rtc-${n}`)
      standIn.connect((await client.join(room, token)).token, (info) => {
        info.name = name
        info.metadata = name
        info.attributes = { ['__proto__']: name, role: 'HOST' }
      })
    }
    await standIn.webhooks.idle()
    const people = async () => (await client.snapshot(room)).participants
    const isThere = async () =>
      (await people()).filter(({ userId, status }) => userId.startsWith('rtc-') && status === 'JOINED').length ===
      carried.length
    world.check('whoever LiveKit shows is on the list, whatever they are called', await world.becomes(isThere, 8_000))

    world.check(
      'nothing is answered 5xx',
      [...statuses].every((status) => status > 0 && status < 500),
      [...statuses],
    )
    const all = await people()
    const texts = all.flatMap(({ name, username, userId }) => [name, username ?? '', userId])
    const longest = Math.max(...texts.map((text) => text.length))
    world.check(`no text is longer than ${MOST_CHARACTERS}`, longest <= MOST_CHARACTERS, longest)
    world.check(
      'none has a NUL',
      texts.every((text) => !text.includes('\0')),
    )
    world.check(
      'ids are ids',
      HOSTILE_IDS.every((id) => all.some(({ userId }) => userId === id)),
      all.map(({ userId }) => userId),
    )
    world.check(
      'nobody got a role by it',
      all.every(({ role, userId }) => role === 'VIEWER' || userId === 'moderator'),
    )
    world.check('the process runs, and nothing was polluted', (await companion.answers()) && !('role' in {}))
    const level = await world.becomes(
      async () => (await client.snapshot(room)).position.split('.')[0] === panel.position?.split('.')[0],
      5_000,
    )
    world.check(
      'the panel has it all',
      level && panel.people.size >= all.length,
      `${panel.people.size} of ${all.length}`,
    )
    await world.converge(room, 8_000)
  },
}
