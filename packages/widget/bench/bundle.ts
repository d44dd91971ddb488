import { fileURLToPath } from 'node:url'
import { build, type InlineConfig, type Rolldown } from 'vite'
import { COMPILED_AHEAD, minifyTemplates } from '../vite.config.ts'

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url))

type Bundle = { script: string; styles: string }

/**
 * One script with all that the entry imports, now or later, so that no list waits for the network. `isMinified`: for
 * its size; else functions keep their names for profiles. Its templates are shortened and it is compiled
 * while it loads, as the script that sites use.
 */
export async function bundle(entry: string, { isMinified = false, external = [] as string[] } = {}): Promise<Bundle> {
  const config: InlineConfig = {
    configFile: false,
    logLevel: 'warn',
    root: path('.'),
    plugins: [minifyTemplates()],
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['participant-panel-source', 'module', 'browser', 'production'] },
    build: {
      target: 'es2022',
      write: false,
      minify: isMinified,
      lib: { entry: path(entry), formats: ['es'], fileName: 'bench' },
      rolldownOptions: { external, output: { codeSplitting: false, postBanner: COMPILED_AHEAD } },
    },
  }
  const [built] = (await build(config)) as Rolldown.RolldownOutput[]
  const [script] = built!.output
  const styles = built!.output.flatMap((file) => (file.type === 'asset' ? [String(file.source)] : []))
  return { script: script.code, styles: styles.join('\n') }
}
