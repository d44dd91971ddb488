import { setTimeout as delay } from 'node:timers/promises'
import type { FaultCase } from '../fault-case.ts'
import type { ParticipantRecord } from '../../src/protocol/index.ts'
import { Panel } from '../../tests/support/panel.ts'

const BARRED = 4203
const REFUSED_WITHIN_MS = 1_000
const REMOVED_WITHIN_MS = 2_000

export const removedPerson: FaultCase = {
  number: 10,
  title: 'somebody who was removed comes back with everything they had',
  setup: { database: 'postgres', instances: 3, leastRightsMs: 12_000 },
  async run(world) {
    const { client, standIn, instances } = world
    const room = await world.room('barred')
    const seen: ParticipantRecord[] = []
    const panel = await world.panel(room, 'moderator', {
      onPut: (person) => person.userId === 'ana' && seen.push(person),
    })
    await world.enter(room, 'ben')
    const { token } = await client.session(room, 'ana')
    const pass = (await client.join(room, token)).token
    standIn.connect(pass)
    const ana = () => [...panel.people.values()].find(({ userId }) => userId === 'ana')
    await world.becomes(() => ana()?.status === 'JOINED', 10_000)
    const { position } = await client.snapshot(room, token)
    const sockets = await Promise.all(
      instances.map(async ({ url }) => {
        const socket = await Panel.open(`${url.replace('http', 'ws')}/v1/rooms/${room}/live`)
        socket.send({ type: 'hello', token, position })
        await socket.frame('welcome')
        return socket
      }),
    )
    const closed: { code: number; at: number }[] = []
    for (const socket of sockets) void socket.closed.then((code) => closed.push({ code, at: performance.now() }))

    await client.act(room, {
      id: 'remove-ana',
      action: 'participant.remove',
      targets: [ana()!.id],
      input: { forSeconds: 60 },
    })
    const onHold = await world.becomes(() => ana()?.onHoldUntil !== undefined, 5_000)
    world.check('on hold first', onHold)
    await world.becomes(() => standIn.sessions(room).every(({ identity }) => identity !== 'ana'), 15_000)
    const { until } = ana()?.bar ?? {}
    world.check(
      'removed from LiveKit',
      standIn.sessions(room).every(({ identity }) => identity !== 'ana'),
      until,
    )
    await world.becomes(() => closed.length === sockets.length, 10_000)
    const times = closed.map(({ at }) => at)
    world.check(
      'every socket on every instance is closed, and told why',
      closed.every(({ code }) => code === BARRED) &&
        sockets.every(({ frames }) => frames.some((frame) => frame.type === 'bye' && frame.problem.code === 'barred')),
      closed.map(({ code }) => code),
    )
    world.bound('from the first socket to the last', Math.max(...times) - Math.min(...times), REFUSED_WITHIN_MS)

    // Everything that was good before, on every instance.
    const others = instances.map((_, n) => world.clientOf(n))
    const before = seen.length
    for (const [n, door] of others.entries()) {
      const tries = {
        join: await door.call<{ code?: string }>('POST', `/v1/rooms/${room}/join`, { as: token, body: {} }),
        'an action': await door.call<{ code?: string }>('POST', `/v1/rooms/${room}/actions`, {
          as: token,
          body: { id: `by-ana-${n}`, action: 'participant.mute', targets: [ana()!.id] },
        }),
      }
      for (const [what, { status, body }] of Object.entries(tries))
        world.check(`instance ${n}: ${what} is refused as barred`, status === 403 && body.code === 'barred', body)
      const list = await door.call<{ participants?: ParticipantRecord[] }>('GET', `/v1/rooms/${room}/participants`, {
        as: token,
      })
      const names = list.body.participants?.map(({ userId }) => userId) ?? []
      world.check(
        `instance ${n}: the list shows nobody else`,
        names.every((name) => name === 'ana'),
        names,
      )
      const socket = await Panel.open(`${door.url.replace('http', 'ws')}/v1/rooms/${room}/live`)
      socket.send({ type: 'hello', token, position })
      world.check(`instance ${n}: a new socket is closed with ${BARRED}`, (await socket.closed) === BARRED)
    }

    // LiveKit itself lets the old token in.
    const stays: number[] = []
    for (let visit = 0; visit < world.size(10, 3); visit += 1) {
      const began = performance.now()
      standIn.connect(pass)
      await world.becomes(() => standIn.sessions(room).every(({ identity }) => identity !== 'ana'), 15_000)
      stays.push(performance.now() - began)
      await delay(200)
    }
    world.bound('with the old LiveKit token: in for', Math.max(...stays), REMOVED_WITHIN_MS)
    // Without webhooks the next listing sees them.
    standIn.webhooks.loss = () => true
    const began = performance.now()
    standIn.connect(pass)
    await world.becomes(() => standIn.sessions(room).every(({ identity }) => identity !== 'ana'), 15_000)
    standIn.webhooks.loss = () => false
    world.bound('without webhooks: in for', performance.now() - began, 6_500)
    await delay(1_000)
    const flickers = seen.slice(before).filter(({ status }) => status === 'JOINED').length
    world.check('nobody else ever sees them come back', flickers === 0, `${flickers} frames`)
    world.check(
      'the others are still there',
      standIn.sessions(room).some(({ identity }) => identity === 'ben'),
    )
    await world.converge(room, 12_000)
  },
}
