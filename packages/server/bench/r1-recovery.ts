import { CompanionServer } from './companion-server.ts'
import { figure, type Bench } from './figure.ts'
import { openPanel, read } from './panels.ts'
import { steadyLoad } from './steady-load.ts'

const CHANGES = 10_000
const PER_SECOND = 1_000

export const recovery: Bench = {
  id: 'R1',
  title: `resume after ${CHANGES} changes`,
  async run() {
    const companion = await CompanionServer.start()
    await companion.putRoom('bench')
    const ids = await companion.invite('bench', 500)
    const { token } = await companion.session('bench', 'ana')
    const { position } = await companion.snapshot('bench', token)
    await steadyLoad(companion.url, {
      perSecond: PER_SECOND,
      seconds: CHANGES / PER_SECOND,
      next: (n) => ({
        method: 'PATCH',
        path: `/v1/rooms/bench/participants/${ids[n % ids.length]}`,
        headers: { authorization: `Bearer ${companion.apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ canSpeak: Math.floor(n / ids.length) % 2 === 0 }),
      }),
    })
    const recovered = await resumes(companion, token, position)
    await companion.close()
    return [
      figure({
        id: 'R1',
        name: 'changes after which a client still resumes without a new snapshot',
        value: recovered ? CHANGES : 0,
        unit: 'changes',
        goal: '>= 10000',
        note: 'a position is good as long as its event is kept: 90 days by default',
      }),
    ]
  },
}

async function resumes(companion: CompanionServer, token: string, position: string): Promise<boolean> {
  const client = await openPanel(companion.url, 'bench', token)
  client.send(JSON.stringify({ type: 'resume', position }))
  const isContinued = await new Promise<boolean>((resolve) => {
    client.onText = (text) => {
      const frame = read(text)
      if (frame.type === 'changes') resolve(frame.after === position && frame.put.length >= 500)
      if (frame.type === 'reset' && frame.inMs !== 0) resolve(false)
    }
    setTimeout(() => resolve(false), 10_000)
  })
  client.close()
  return isContinued
}
