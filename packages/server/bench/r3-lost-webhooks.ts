import { figure, type Bench } from './figure.ts'
import { openPanel } from './panels.ts'
import { startStage, until } from './stage.ts'

const TIMES = 5

export const lostWebhooks: Bench = {
  id: 'R3',
  title: 'joins and leaves that no webhook tells, with a panel open',
  async run() {
    const stage = await startStage({ webhooks: false })
    const { companion } = stage
    await companion.putRoom('bench')
    const { token } = await companion.session('bench', 'watcher')
    const panel = await openPanel(companion.url, 'bench', token)
    const joins: number[] = []
    const leaves: number[] = []
    for (let n = 0; n < TIMES; n += 1) {
      const userId = `person${n}`
      const record = async () =>
        (await companion.snapshot('bench')).participants.find((person) => person.userId === userId)
      const { person } = await stage.join('bench', userId)
      joins.push(await until(async () => (await record())?.status === 'JOINED'))
      await person.leave()
      leaves.push(
        await until(async () => {
          const row = await record()
          return row?.status === 'LEFT' || row?.reconnectingSince !== undefined
        }),
      )
    }
    panel.close()
    await stage.close()
    return [
      figure({
        id: 'R3',
        name: 'a join without a webhook is on the roster after, at most',
        value: Math.max(...joins) / 1000,
        unit: 's',
        goal: '<= 6',
        note: `${TIMES} people on a real LiveKit`,
      }),
      figure({
        id: 'R3',
        name: 'a leave without a webhook shows after, at most',
        value: Math.max(...leaves) / 1000,
        unit: 's',
        goal: '<= 11',
      }),
    ]
  },
}
