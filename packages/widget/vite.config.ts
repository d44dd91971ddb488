import { minify } from 'terser'
import { defineConfig, type Plugin } from 'vite'

/** Has to be the first line. */
export const COMPILED_AHEAD = '//# allFunctionsCalledOnLoad'

const npm = {
  entry: { index: 'src/index.ts', define: 'src/define.ts' },
  outDir: 'dist',
  external: [/^lit($|\/)/, /^nanostores($|\/)/, /^livekit-client($|\/)/],
}

/** One script tag: everything inside but livekit-client, which is a chunk of its own and loaded when a room is joined. */
const cdn = { entry: { 'participant-panel': 'src/cdn.ts' }, outDir: 'dist/cdn', external: [] }

/**
 * Shortens Lit's templates: comments of styles, and white space that neither styles nor markup need. The panel lays
 * out with flex and grid, so space between elements never shows.
 */
export function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    apply: 'build',
    enforce: 'post',
    transform: {
      filter: { id: /\/packages\/widget\/src\// },
      handler(code) {
        const texts = templateTexts(this.parse(code))
        const shorten = (code: string, { tag, start, end }: TemplateText) =>
          code.slice(0, start) + shorter(tag, code.slice(start, end)) + code.slice(end)
        return { code: texts.toReversed().reduce(shorten, code), map: null }
      },
    },
  }
}

/** Scripts read or set these by name. */
const KNOWN_TO_SCRIPTS = ['hue', 'motion', 'level', 'along']
const KNOWN_TO_STYLES = new RegExp(String.raw`--(?!pp-|(?:${KNOWN_TO_SCRIPTS.join('|')})(?![\w-]))[a-z][\w-]*`, 'g')

/** Custom properties that only the panel's own styles know. */
const shortNames = new Map<string, string>()

function shortName(name: string): string {
  const short = shortNames.get(name) ?? `--${shortNames.size.toString(36)}`
  shortNames.set(name, short)
  return short
}

type TemplateText = { tag: string; start: number; end: number }

/** Every piece of text in a tagged template, in the order of the file. */
function templateTexts(tree: unknown): TemplateText[] {
  const found: TemplateText[] = []
  JSON.stringify(tree, (_, node) => {
    if (node?.type === 'TaggedTemplateExpression')
      for (const { start, end } of node.quasi.quasis) found.push({ tag: node.tag.name, start, end })
    return node
  })
  return found.toSorted((one, other) => one.start - other.start)
}

export function shorter(tag: string, text: string): string {
  if (tag === 'html' || tag === 'svg') return text.replace(/\s+/g, ' ').replace(/> </g, '><').replace(/ \/>/g, '/>')
  if (tag !== 'css') return text
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/([a-z-]): /g, '$1:')
    .replace(/([(]) | ([)])/g, '$1$2')
    .replace(/;}/g, '}')
    .replace(KNOWN_TO_STYLES, shortName)
}

/** Vite's own minifier leaves 3 % more. livekit-client comes minified and stays with it. */
function minifyScripts(): Plugin {
  // Lit's own names between its modules, which are all in here. The short ones are of a shape that Lit itself has
  // nowhere: of those in a chunk that comes later nothing is known.
  const mangle = { properties: { regex: /^_\$/, nth_identifier: { get: (nth: number) => `_${nth.toString(36)}` } } }
  const compress = { passes: 3, toplevel: true, pure_getters: true, unsafe_arrows: true, unsafe_methods: true }
  const nameCache = {}
  return {
    name: 'minify-scripts',
    async renderChunk(code, { name }) {
      if (name.startsWith('livekit-client')) return null
      const options = { module: true, ecma: 2020 as const, compress, mangle, nameCache, sourceMap: true }
      const { code: short = code, map } = await minify(code, options)
      return { code: short, map: map as string }
    },
  }
}

/**
 * Two scripts: what a page needs until the first paint, and what it needs until people are listed. Their names say their
 * content, so they may be cached for good.
 */
const AT_ONCE = [
  { name: 'panel', test: /widget\/src\/define\.ts$/, priority: 2 },
  { name: 'list', test: /widget\/src\/(panel|elements\/panel-parts)\.ts$/, priority: 1 },
]

/** Chromium 136 and later compile such a script while it loads, beside the page; else each function when it is first called. */
function compiledAhead({ name }: { name: string }): string {
  return AT_ONCE.some((group) => group.name === name) ? COMPILED_AHEAD : ''
}

export default defineConfig(({ mode }) => {
  const { entry, outDir, external } = mode === 'cdn' ? cdn : npm
  return {
    plugins: [minifyTemplates(), mode === 'cdn' && minifyScripts()],
    resolve: { conditions: ['participant-panel-source', 'module', 'browser', 'production'] },
    define: mode === 'cdn' ? { 'process.env.NODE_ENV': '"production"' } : {},
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: true,
      sourcemap: true,
      lib: { entry, formats: ['es'] },
      rolldownOptions: {
        external,
        output: {
          ...(mode === 'cdn' && { codeSplitting: { groups: AT_ONCE }, postBanner: compiledAhead }),
          minify: mode === 'cdn',
          comments: mode !== 'cdn',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  }
})
