import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** Until the first paint: the script and what it imports at once. */
const LIMIT_BYTES = 18_000
/** Until people are listed: with what reads the stream, and draws the frame, the list, the search field and the footer. */
const LIST_LIMIT_BYTES = 68_700
/** One language, of which a page loads at most one. */
const LANGUAGE_LIMIT_BYTES = 11_500
/** Everything but livekit-client, languages and invented people: what nobody loads in one visit. */
export const WHOLE_LIMIT_BYTES = 125_900
/** A wrong `sideEffects` field builds an empty script, and says nothing. */
const EMPTY_BELOW_BYTES = 5_000

const CDN = fileURLToPath(new URL('../packages/widget/dist/cdn', import.meta.url))
const LANGUAGES = fileURLToPath(new URL('../packages/widget/src/i18n/languages', import.meta.url))

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

/** The built files: `eager` until the first paint, `list` until people are listed, `later` without languages, livekit-client and invented people. */
export function builtFiles() {
  const eager = eagerFiles(join(CDN, 'participant-panel.js'))
  const chunks = globSync('chunks/*.js', { cwd: CDN }).map((path) => join(CDN, path))
  const languages = chunks.filter(isLanguage)
  const apart = [...languages, ...chunks.filter(isLiveKit), ...chunks.filter(isDemo)]
  const later = chunks.filter((file) => !eager.has(file) && !apart.includes(file))
  const list = chunks.filter(isOfList).reduce((found, file) => eagerFiles(file, found), new Set(eager))
  return { eager, chunks, languages, later, list }
}

if (import.meta.filename === process.argv[1]) {
  const { eager, chunks, languages, later, list } = builtFiles()
  const largestLanguage = Math.max(...languages.map((file) => gzipBytes([file])))
  const bytes = gzipBytes(eager)
  const whole = bytes + gzipBytes(later)
  const rows: [string, number][] = [
    [`the script, in ${eager.size} file(s), at most ${LIMIT_BYTES}`, bytes],
    [`until people are listed, at most ${LIST_LIMIT_BYTES}`, gzipBytes(list)],
    ...later.map((file): [string, number] => [`later: ${basename(file)}`, gzipBytes([file])]),
    [`all of it without what follows, at most ${WHOLE_LIMIT_BYTES}`, whole],
    [`the largest of ${languages.length} languages, at most ${LANGUAGE_LIMIT_BYTES}`, largestLanguage],
    ['invented people', gzipBytes(chunks.filter(isDemo))],
    ['livekit-client', gzipBytes(chunks.filter(isLiveKit))],
  ]
  console.log('Bytes, each file compressed by gzip -9:')
  for (const [name, size] of rows) console.log(`${String(size).padStart(8)}  ${name}`)
  const livekitIsEager = [...eager].some(isLiveKit)
  if (bytes > LIMIT_BYTES) fail(`The built script is too big by ${bytes - LIMIT_BYTES} bytes.`)
  const listed = gzipBytes(list)
  if (listed > LIST_LIMIT_BYTES)
    fail(`Until people are listed, too much is loaded by ${listed - LIST_LIMIT_BYTES} bytes.`)
  if (whole > WHOLE_LIMIT_BYTES) fail(`All scripts together are too big by ${whole - WHOLE_LIMIT_BYTES} bytes.`)
  if (!(largestLanguage <= LANGUAGE_LIMIT_BYTES)) fail('A language is too big, or there is none.')
  if (bytes < EMPTY_BELOW_BYTES) fail('The built script is empty or nearly so: look at the sideEffects field.')
  if (livekitIsEager) fail('The built script loads livekit-client at once.')
}

/** What the script asks for as soon as it runs. */
function isOfList(file: string): boolean {
  return /^list-.{8}\.js$/.test(basename(file))
}

function isLanguage(file: string): boolean {
  return globSync('*.ts', { cwd: LANGUAGES }).some((name) =>
    new RegExp(`^${basename(name, '.ts')}-.{8}\\.js$`).test(basename(file)),
  )
}

function isDemo(file: string): boolean {
  return basename(file).startsWith('invented-room')
}

function isLiveKit(file: string): boolean {
  return basename(file).startsWith('livekit-client')
}

function fail(message: string): void {
  console.error(message)
  process.exitCode = 1
}
