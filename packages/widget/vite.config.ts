import { defineConfig, type Plugin } from 'vite'

const npm = {
  entry: { index: 'src/index.ts', define: 'src/define.ts' },
  outDir: 'dist',
  external: [/^lit($|\/)/, /^@lit\//, /^nanostores($|\/)/, /^livekit-client($|\/)/],
}

/** One script tag: everything inside but livekit-client, which is a chunk of its own and loaded when a room is joined. */
const cdn = { entry: { 'participant-panel': 'src/cdn.ts' }, outDir: 'dist/cdn', external: [] }

/** Shortens the text of Lit's `css` templates: comments and white space that no rule needs. Placeholders stay. */
function minifyStyles(): Plugin {
  return {
    name: 'minify-styles',
    apply: 'build',
    transform: {
      filter: { id: /\.styles\.ts$/ },
      handler: (code) =>
        code.replace(/css`[^`]*`/g, (template) =>
          template
            .replace(/\/\*[\s\S]*?\*\//g, '')
            .replace(/\s+/g, ' ')
            .replace(/ ?([{};,>]) ?/g, '$1')
            .replace(/: /g, ':')
            .replace(/;}/g, '}'),
        ),
    },
  }
}

export default defineConfig(({ mode }) => {
  const { entry, outDir, external } = mode === 'cdn' ? cdn : npm
  return {
    plugins: [minifyStyles()],
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
        output: { minify: mode === 'cdn', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  }
})
