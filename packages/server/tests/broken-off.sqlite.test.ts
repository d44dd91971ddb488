import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Companion } from './support/companion.ts'
import { keptLog } from './support/log-lines.ts'
import { eventually } from './support/panel.ts'

const { log, text } = keptLog('info')
let companion: Companion
beforeAll(async () => {
  companion = await Companion.start({ overrides: { log } })
})
afterAll(() => companion.close())

test.each(['/v1/sessions', '/livekit/webhook'])(
  'a body of %s that breaks off is no failure of the server',
  async (path) => {
    const socket = connect(Number(new URL(companion.url).port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"kind"`,
    )
    setTimeout(() => (socket.resetAndDestroy() ? 100 : 500))
    const refused = new RegExp(`"route":"${path}","status":400`)
    await eventually(() => expect(text()).toMatch(refused))
    expect(text()).not.toContain('a request failed')
  },
)
