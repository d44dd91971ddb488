/** How one suite is run, and how its own report is read: machine-readable, never its printed text. */
export type Suite = {
  name: string
  /** Folder, from the workspace root. */
  cwd: string
  command: (report: string) => { bin: string; args: string[]; env?: Record<string, string> }
  counts: (report: unknown) => Counts
}

export type Counts = { passed: number; failed: number }

export const SUITES: Suite[] = [
  {
    name: 'scripts',
    cwd: '.',
    command: (report) => ({
      bin: 'node',
      args: [
        '--test',
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=./scripts/count-reporter.ts',
        `--test-reporter-destination=${report}`,
        'scripts/tests/*.test.ts',
      ],
    }),
    counts: (report) => report as Counts,
  },
  {
    name: 'server',
    cwd: 'packages/server',
    command: (report) => ({
      bin: 'vitest',
      args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    }),
    counts: (report) => {
      const { numPassedTests, numFailedTests } = report as { numPassedTests: number; numFailedTests: number }
      return { passed: numPassedTests, failed: numFailedTests }
    },
  },
  {
    name: 'widget',
    cwd: 'packages/widget',
    command: (report) => ({ bin: 'wtr', args: [], env: { WTR_REPORT: report } }),
    counts: (report) => report as Counts,
  },
  {
    name: 'demo, end to end',
    cwd: 'demo',
    command: (report) => ({
      bin: 'playwright',
      args: ['test', '--reporter=list,json'],
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    }),
    counts: (report) => {
      const { stats, errors } = report as {
        stats: Record<'expected' | 'unexpected' | 'flaky', number>
        errors: unknown[]
      }
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }
    },
  },
]

/**
 * What a suite counts for. Without a report, or with one that names nothing wrong while the run ended badly, something
 * broke around the tests: one more failed. A suite without any test is broken too.
 */
export function suiteCounts(suite: Suite, report: unknown, endedWell: boolean): Counts {
  if (report === undefined) return { passed: 0, failed: 1 }
  const { passed, failed } = suite.counts(report)
  if (![passed, failed].every(Number.isInteger)) return { passed: 0, failed: 1 }
  const isBroken = failed === 0 && (!endedWell || passed === 0)
  return { passed, failed: isBroken ? 1 : failed }
}
