import { setTimeout as delay } from 'node:timers/promises'
import { CompanionServer } from './companion-server.ts'
import { figure, type Bench } from './figure.ts'
import { openPanel, openPanels, sessions } from './panels.ts'

const PANELS = 1_000
/** As the panel does: the first try within half a second, later ones after ever longer waits of up to 7 s. */
const FIRST_TRY_MS = 500
const LONGEST_WAIT_MS = 7_000

export const restart: Bench = {
  id: 'R4',
  title: `kill -9 with ${PANELS} panels open`,
  async run() {
    const companion = await CompanionServer.start()
    await companion.putRoom('bench')
    const people = await sessions(companion, 'bench', PANELS)
    const panels = await openPanels(companion, 'bench', people)
    const { position } = await companion.snapshot('bench', people[0]!.token)
    await companion.kill()
    for (const { client } of panels) client.close()
    const killedAt = performance.now()
    const starting = companion.start()
    const back: number[] = []
    await Promise.all(
      people.map(async ({ token }) => {
        const client = await comeBack(companion.url, token, position)
        back.push(performance.now() - killedAt)
        client.close()
      }),
    )
    await starting
    await companion.close()
    const note = `${PANELS} panels that try again with the panel's own waits`
    return [
      figure({
        id: 'R4',
        name: 'from kill -9 to the first panel that is live again',
        value: Math.min(...back) / 1000,
        unit: 's',
        goal: '<= 2',
        note,
      }),
      figure({ id: 'R4', name: 'to the last one', value: Math.max(...back) / 1000, unit: 's', goal: '<= 10', note }),
    ]
  },
}

async function comeBack(url: string, token: string, position: string) {
  await delay(Math.random() * FIRST_TRY_MS)
  for (let wait = 1_000; ; wait = Math.min(LONGEST_WAIT_MS, wait * 2)) {
    try {
      return await openPanel(url, 'bench', token, position)
    } catch {
      await delay(wait * (0.5 + Math.random() / 2))
    }
  }
}
