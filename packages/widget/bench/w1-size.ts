import { gzipSync } from 'node:zlib'
import { builtFiles, gzipBytes, WHOLE_LIMIT_BYTES } from '../../../scripts/check-size.ts'
import { figure, type Bench } from '../../server/bench/figure.ts'
import { bundle } from './bundle.ts'

export const size: Bench = {
  id: 'W1',
  title: 'What a page loads, gzip, without livekit-client',
  async run() {
    const { eager, later } = filesOfBuild()
    const peer = await bundledBytes('page/components-list.jsx')
    const limit = await bundledBytes('page/handwritten-list.ts')
    const shared = { id: 'W1', unit: 'kB', peer: peer / 1_000, limit: limit / 1_000 }
    const note = 'peer: a list of components-react with React; limit: the hand-written list'
    const script = gzipBytes(eager) / 1_000
    const whole = script + gzipBytes(later) / 1_000
    return [
      figure({ ...shared, name: 'the script until the first paint', value: script, goal: '<= 25', note }),
      figure({
        ...shared,
        name: 'all scripts, without languages and invented people',
        value: whole,
        goal: '<= 25',
        note: `the check of sizes allows ${WHOLE_LIMIT_BYTES / 1_000} kB`,
      }),
    ]
  },
}

function filesOfBuild(): ReturnType<typeof builtFiles> {
  try {
    return builtFiles()
  } catch (cause) {
    throw new Error('There is no built element to weigh: run pnpm build first.', { cause })
  }
}

async function bundledBytes(entry: string): Promise<number> {
  const { script } = await bundle(entry, { isMinified: true, external: ['livekit-client'] })
  return gzipSync(script, { level: 9 }).length
}
