import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importsOf, type Import } from './imports.ts'
import { PACKAGES, type PackageLayers } from './layers.ts'

/** `path` from the workspace root, with slashes. */
export type SourceFile = { path: string; source: string }

/** Every import against the arrows of layers.ts, as a sentence with file and line. */
export function layerMistakes(files: SourceFile[], packages: PackageLayers[] = PACKAGES): string[] {
  return packages.flatMap((rules) => {
    const lazyPlaces: Record<string, string> = {}
    return files
      .filter(({ path }) => path.startsWith(`${rules.source}/`) && path.endsWith('.ts'))
      .flatMap(({ path, source }) => {
        const inside = path.slice(rules.source.length + 1)
        if (!rules.layers[layerOf(inside)])
          return [`${path}: ${layerOf(inside)} is in no layer, give it one in layers.ts`]
        return importsOf(source).flatMap((each) => {
          const mistake = each.specifier.startsWith('.')
            ? ownMistake(rules, inside, each)
            : (lazyMistake(rules, path, each, lazyPlaces) ?? packageMistake(rules, inside, each))
          return mistake ? [`${path}:${each.line}: ${mistake}`] : []
        })
      })
  })
}

function ownMistake({ layers }: PackageLayers, inside: string, { specifier }: Import): string | undefined {
  const target = posix.join(posix.dirname(inside), specifier)
  if (target.startsWith('..')) return `${specifier} leaves the package, import it by its name`
  const [from, to] = [layerOf(inside), layerOf(target)]
  const allowed = layers[from] ?? []
  if (from === to || allowed.includes('*') || allowed.includes(to)) return undefined
  return `${from} may not import ${to} (${specifier})`
}

function packageMistake(rules: PackageLayers, inside: string, { specifier, kind }: Import): string | undefined {
  const name = Object.keys(rules.packages).find((guarded) => isPartOf(specifier, guarded))
  const isIn = (folder: string) => folder === '' || isPartOf(inside, folder)
  if (name === undefined) {
    return rules.pure.some(isIn) ? `${layerOf(inside)} imports nothing, and so not ${specifier}` : undefined
  }
  const folders = rules.packages[name] ?? []
  if (folders.some(isIn)) return undefined
  if (kind === 'type' && folders.some((folder) => folder.startsWith('types:') && isIn(folder.slice(6))))
    return undefined
  return `${layerOf(inside)} may not import ${specifier}${kind === 'type' ? ', not even its types' : ''}`
}

function lazyMistake(
  { lazy }: PackageLayers,
  path: string,
  { specifier, kind }: Import,
  places: Record<string, string>,
) {
  const name = lazy.find((each) => isPartOf(specifier, each))
  if (!name || kind === 'type') return undefined
  if (kind === 'value') return `${specifier} is big: import its types only, or load it by the one import()`
  const first = (places[name] ??= path)
  return first === path ? ALLOWED : `${specifier} is already loaded by ${first}: one import() is enough`
}

/** Not a mistake, and no further rule is asked. */
const ALLOWED = ''

function layerOf(inside: string): string {
  return inside.split('/')[0] ?? ''
}

function isPartOf(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

if (import.meta.filename === process.argv[1]) {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const files = PACKAGES.flatMap(({ source }) => globSync(`${source}/**/*.ts`, { cwd: root }))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, source: readFileSync(new URL(`../${path}`, import.meta.url), 'utf8') }))
  const mistakes = layerMistakes(files)
  for (const mistake of mistakes) console.error(mistake)
  console.log(`${files.length} files, ${mistakes.length} imports against the arrows`)
  process.exitCode = mistakes.length > 0 || files.length === 0 ? 1 : 0
}
