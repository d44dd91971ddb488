import type { FaultCase } from '../fault-case.ts'
import { Panel } from '../../tests/support/panel.ts'

export const wrongPositions: FaultCase = {
  number: 16,
  title: 'panels resume from wrong positions',
  async run(world) {
    const { client } = world
    const [room, other] = [await world.room('resumed'), await world.room('other')]
    for (let n = 0; n < 5; n += 1) {
      await client.put(room, { userId: `p${n}` })
      await client.put(other, { userId: `stranger${n}` })
    }
    await client.put(room, { userId: 'moderator', role: 'MODERATOR' })
    await client.put(other, { userId: 'moderator', role: 'MODERATOR' })
    const { token } = await client.session(room, 'moderator')
    const elsewhere = await client.session(other, 'moderator')
    const { position } = await client.snapshot(room, token)
    const foreign = (await client.snapshot(other, elsewhere.token)).position
    const [offset = '', eventId = '', ...audience] = position.split('.')
    const rest = audience.join('.')
    const wrong: Record<string, string> = {
      'of the future': `${Number(offset) + 1_000}.${eventId}.${rest}`,
      'one too far': `${Number(offset) + 1}.${eventId}.${rest}`,
      'one too near, with this event': `${Number(offset) - 1}.${eventId}.${rest}`,
      'of another room': foreign,
      'of another audience': `${offset}.${eventId}.x`,
      'without an audience': `${offset}.${eventId}`,
      negative: `-1.${eventId}.${rest}`,
      'no number': `NaN.${eventId}.${rest}`,
      'beyond numbers': `${'9'.repeat(40)}.${eventId}.${rest}`,
      zero: `0..${rest}`,
      empty: '',
      SQL: `1.' or 1=1 --.${rest}`,
      long: 'x'.repeat(5_000),
    }
    for (const [what, bad] of Object.entries(wrong)) {
      for (const how of ['hello', 'resume'] as const) {
        const panel = await Panel.open(`${client.url.replace('http', 'ws')}/v1/rooms/${room}/live`)
        panel.send(how === 'hello' ? { type: 'hello', token, position: bad } : { type: 'hello', token, position })
        if (how === 'resume') panel.send({ type: 'resume', position: bad })
        let code: number | undefined
        void panel.closed.then((closed) => (code = closed))
        const hasAnswer = () => code !== undefined || panel.frames.some(({ type }) => type === 'reset')
        const isRefused = await world.becomes(hasAnswer, 3_000)
        const given = panel.changes.flatMap(({ put }) => put)
        world.check(
          `a position ${what}, by ${how}: reset or refusal, and no record`,
          isRefused && given.length === 0,
          `${code ?? 'reset'}`,
        )
        panel.close()
      }
    }
    const good = await Panel.open(`${client.url.replace('http', 'ws')}/v1/rooms/${room}/live`)
    good.send({ type: 'hello', token, position })
    await client.put(room, { userId: 'later' })
    await world.becomes(() => good.changes.some(({ put }) => put.length > 0), 5_000)
    const names = good.changes.flatMap(({ put }) => put.map(({ userId }) => userId))
    world.check(
      'the good position goes on',
      names.includes('later') && !good.frames.some(({ type }) => type === 'reset'),
      names,
    )
    good.close()
  },
}
