import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const LIMIT_BYTES = 20_000
/** A wrong `sideEffects` field builds an empty script, and says nothing. */
const EMPTY_BELOW_BYTES = 5_000

const CDN = fileURLToPath(new URL('../packages/widget/dist/cdn', import.meta.url))

/** The script and everything it imports at once; what it loads by `import()` later is not eager. */
export function eagerFiles(entry: string, found = new Set<string>()): Set<string> {
  if (found.has(entry)) return found
  found.add(entry)
  const code = readFileSync(entry, 'utf8')
  for (const [, path] of code.matchAll(/\b(?:import|from)\s*["'](\.[^"']+)["']/g)) {
    eagerFiles(join(dirname(entry), path as string), found)
  }
  return found
}

/** Bytes of all files together, each compressed by gzip -9. */
export function gzipBytes(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0)
}

if (import.meta.filename === process.argv[1]) {
  const eager = eagerFiles(join(CDN, 'participant-panel.js'))
  const lazy = globSync('**/*.js', { cwd: CDN })
    .map((path) => join(CDN, path))
    .filter((file) => !eager.has(file))
  const bytes = gzipBytes(eager)
  console.log(
    `script ${bytes} of at most ${LIMIT_BYTES} bytes gzip, ${eager.size} file(s); later ${gzipBytes(lazy)} bytes`,
  )
  const livekitIsEager = [...eager].some((file) => file.includes('livekit-client'))
  if (bytes > LIMIT_BYTES) fail(`The built script is too big by ${bytes - LIMIT_BYTES} bytes.`)
  if (bytes < EMPTY_BELOW_BYTES) fail('The built script is empty or nearly so: look at the sideEffects field.')
  if (livekitIsEager) fail('The built script loads livekit-client at once.')
}

function fail(message: string): void {
  console.error(message)
  process.exitCode = 1
}
