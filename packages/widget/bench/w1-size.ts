import { existsSync, globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { eagerFiles, gzipBytes } from '../../../scripts/check-size.ts'
import { figure, type Bench, type Figure } from '../../server/bench/figure.ts'
import { bundle } from './bundle.ts'

const CDN = fileURLToPath(new URL('../dist/cdn', import.meta.url))

export const size: Bench = {
  id: 'W1',
  title: 'what a page loads, gzip, without livekit-client',
  async run(): Promise<Figure[]> {
    const entry = join(CDN, 'participant-panel.js')
    if (!existsSync(entry)) throw new Error('There is no built element to weigh: run pnpm build first.')
    const eager = eagerFiles(entry)
    const chunks = globSync('chunks/*.js', { cwd: CDN }).map((path) => join(CDN, path))
    const later = chunks.filter((file) => !eager.has(file) && !basename(file).startsWith('livekit-client'))
    const peer = await bundledBytes('page/components-list.jsx')
    const limit = await bundledBytes('page/handwritten-list.ts')
    const shared = { id: 'W1', unit: 'kB', peer, limit }
    return [
      figure({ ...shared, name: 'the script until the first paint', value: gzipBytes(eager) / 1_000, goal: '<= 25' }),
      figure({
        ...shared,
        name: 'the script and all that it loads later, in every language',
        value: (gzipBytes(eager) + gzipBytes(later)) / 1_000,
        goal: '<= 82',
        note: 'goal: no more than the peer, a list alone; peer: components-react with React; limit: the hand-written list',
      }),
    ]
  },
}

async function bundledBytes(entry: string): Promise<number> {
  const { script } = await bundle(entry, { isMinified: true, external: ['livekit-client'] })
  return gzipSync(script, { level: 9 }).length / 1_000
}
