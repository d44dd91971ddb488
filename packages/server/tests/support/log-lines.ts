import { Writable } from 'node:stream'
import { createLog } from '../../src/observability/log.ts'

/** The server's own log, by default at its most talkative, kept instead of printed. */
export function keptLog(level = 'trace'): { log: ReturnType<typeof createLog>; text: () => string } {
  let text = ''
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString()
      done()
    },
  })
  return { log: createLog(level, destination), text: () => text }
}
