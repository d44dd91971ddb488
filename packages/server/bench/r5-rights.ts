import { Person } from '../tests/support/person.ts'
import { measureDismissals } from './dismissals.ts'
import { figure, quantile, type Bench } from './figure.ts'
import { openPanel } from './panels.ts'
import { startStage, until, type Stage } from './stage.ts'

const CHANGES = 200
const RETURNS = 5

export const rights: Bench = {
  id: 'R5',
  title: 'a right taken away is gone at LiveKit',
  async run() {
    const told = await startStage({ webhooks: true })
    const { companion, service } = told
    await companion.putRoom('bench')
    const { person, answer } = await told.join('bench', 'ana')
    const { id } = answer.participant
    await until(async () => (await companion.snapshot('bench')).participants.some(({ status }) => status === 'JOINED'))
    const mayPublish = async () => (await service.getParticipant('bench', 'ana')).permission?.canPublish === true
    const taken: number[] = []
    for (let n = 0; n < CHANGES; n += 1) {
      await companion.change('bench', id, { canSpeak: true })
      await until(mayPublish)
      const began = performance.now()
      await companion.change('bench', id, { canSpeak: false })
      taken.push(await until(async () => !(await mayPublish()), began))
    }
    const returned = await returnsWithOldToken(told)
    await person.leave()
    const dismissals = await measureDismissals(told)
    await told.close()

    const untold = await startStage({ webhooks: false })
    await untold.companion.putRoom('bench')
    const { token } = await untold.companion.session('bench', 'watcher')
    const panel = await openPanel(untold.companion.url, 'bench', token)
    const unseen = await returnsWithOldToken(untold)
    panel.close()
    await untold.close()
    return [
      figure({
        id: 'R5',
        name: 'from the request to LiveKit without the right, p99',
        value: quantile(taken, 0.99),
        unit: 'ms',
        goal: '<= 1000',
        note: `${CHANGES} times; p50 ${quantile(taken, 0.5).toFixed(1)} ms; LiveKit asked every 5 ms`,
      }),
      figure({
        id: 'R5',
        name: 'a right that came back with an old token is gone again after, at most',
        value: Math.max(...returned),
        unit: 'ms',
        goal: '<= 1000',
        note: `${RETURNS} times, with webhooks`,
      }),
      figure({
        id: 'R5',
        name: 'the same without webhooks, with a panel open, at most',
        value: Math.max(...unseen),
        unit: 'ms',
        goal: '<= 6000',
        note: `${RETURNS} times; one listing every 5 s`,
      }),
      ...dismissals,
    ]
  },
}

/** Demoted while away, back with the token from before. */
async function returnsWithOldToken({ companion, service, join }: Stage) {
  const times: number[] = []
  for (let n = 0; n < RETURNS; n += 1) {
    const userId = `returning${n}`
    const { participant } = (await companion.call('POST', '/v1/rooms/bench/participants', {
      userId,
      role: 'SPEAKER',
    })) as { participant: { id: string } }
    const { person, answer } = await join('bench', userId)
    await person.leave()
    await companion.change('bench', participant.id, { role: 'VIEWER' })
    const back = await Person.connect(answer)
    const mayPublish = async () => (await service.getParticipant('bench', userId)).permission?.canPublish === true
    times.push(await until(async () => !(await mayPublish())))
    await back.leave()
  }
  return times
}
