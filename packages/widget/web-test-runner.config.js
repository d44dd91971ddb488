import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { defaultReporter } from '@web/test-runner'
import { playwrightLauncher } from '@web/test-runner-playwright'
import { countReporter } from './test/count-reporter.js'
import { touchCommand } from './test/touch-command.js'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

async function chromium() {
  const script = here('../../scripts/ensure-chromium.ts')
  if (!existsSync(script)) return process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  const { ensureChromium } = await import(script)
  return ensureChromium()
}

const report = process.env.WTR_REPORT

export default {
  files: 'test/**/*.test.ts',
  rootDir: here('../..'),
  nodeResolve: { exportConditions: ['participant-panel-source', 'browser', 'development'] },
  // Without the tsconfig the decorators stay as they are, and the browser stops at the first @.
  plugins: [esbuildPlugin({ ts: true, tsconfig: here('tsconfig.json') }), touchCommand()],
  // Most of the time is spent waiting for real timers.
  concurrency: 4,
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: {
        executablePath: await chromium(),
        args: [
          ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
        ],
      },
    }),
  ],
  // axe takes seconds on a busy machine
  testFramework: { config: { timeout: '20000' } },
  // What was meant for a page's author, and would bury a failure.
  filterBrowserLogs: ({ args }) => !args.some((arg) => /Lit is in dev mode/.test(arg)),
  reporters: [defaultReporter(), ...(report ? [countReporter(report)] : [])],
  testRunnerHtml: (framework) => `<!doctype html>
    <html lang="en">
      <head>
        <title>test</title>
        <script>globalThis.process = { env: { NODE_ENV: 'development' } }</script>
      </head>
      <body><script type="module" src="${framework}"></script></body>
    </html>`,
}
