/** How one suite is run, and how its own report is read: machine-readable, never its printed text. */
export type Suite = {
  name: string
  /** Folder, from the workspace root. */
  cwd: string
  /** `files`: only these. */
  command: (report: string, files?: string[]) => { bin: string; args: string[]; env?: Record<string, string> }
  counts: (report: unknown) => Omit<Counts, 'failures'> & Partial<Counts>
}

/** `failures` may be fewer than `failed`: some break around the tests. */
export type Counts = { passed: number; failed: number; failures: Failure[] }
export type Failure = { file: string; name: string; message?: string }

/** Tests that measure time to the second have the machine to themselves. */
const ALONE = '@alone'

export const SUITES: Suite[] = [
  {
    name: 'scripts',
    cwd: '.',
    command: (report, files = ['scripts/tests/*.test.ts']) => ({
      bin: 'node',
      args: [
        '--test',
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=./scripts/count-reporter.ts',
        `--test-reporter-destination=${report}`,
        ...files,
      ],
    }),
    counts: (report) => report as Counts,
  },
  {
    name: 'server',
    cwd: 'packages/server',
    command: (report, files = []) => ({
      bin: 'vitest',
      args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...files],
    }),
    counts: (report) => {
      const { numPassedTests, numFailedTests, testResults = [] } = report as VitestReport
      const failures = testResults.flatMap(({ name: file, assertionResults }) =>
        assertionResults
          .filter(({ status }) => status === 'failed')
          .map(({ fullName, failureMessages: [message] }) => ({ file, name: fullName, ...(message && { message }) })),
      )
      return { passed: numPassedTests, failed: numFailedTests, failures }
    },
  },
  {
    name: 'widget',
    cwd: 'packages/widget',
    command: (report, files) => ({
      bin: 'wtr',
      args: files ? files.flatMap((file) => ['--files', file]) : [],
      env: { WTR_REPORT: report },
    }),
    counts: (report) => report as Counts,
  },
  endToEnd('demo, end to end', ['--grep-invert', ALONE]),
  endToEnd('demo, by itself', ['--grep', ALONE]),
]

function endToEnd(name: string, which: string[]): Suite {
  return {
    name,
    cwd: 'demo',
    command: (report, files = []) => ({
      bin: 'playwright',
      args: ['test', '--reporter=list,json', ...which, ...files],
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    }),
    counts: (report) => {
      const { stats, errors, suites = [] } = report as PlaywrightReport
      const failed = stats.unexpected + stats.flaky + errors.length
      return { passed: stats.expected, failed, failures: suites.flatMap(failuresIn) }
    },
  }
}

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  testResults?: {
    name: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
  }[]
}
type PlaywrightReport = {
  stats: Record<'expected' | 'unexpected' | 'flaky', number>
  errors: unknown[]
  suites?: PlaywrightSuite[]
}
type PlaywrightSuite = {
  specs?: { title: string; file: string; ok: boolean; tests: { results: { error?: { message?: string } }[] }[] }[]
  suites?: PlaywrightSuite[]
}

function failuresIn({ specs = [], suites = [] }: PlaywrightSuite): Failure[] {
  const own = specs.filter(({ ok }) => !ok)
  return [
    ...own.map(({ title, file, tests }) => {
      const message = tests[0]?.results[0]?.error?.message
      return { file, name: title, ...(message && { message }) }
    }),
    ...suites.flatMap(failuresIn),
  ]
}

/**
 * What a suite counts for. Without a report, or with one that names nothing wrong while the run ended badly, something
 * broke around the tests: one more failed. A suite without any test is broken too.
 */
export function suiteCounts(suite: Suite, report: unknown, endedWell: boolean): Counts {
  if (report === undefined) return { passed: 0, failed: 1, failures: [] }
  const { passed, failed, failures = [] } = suite.counts(report)
  if (![passed, failed].every(Number.isInteger)) return { passed: 0, failed: 1, failures }
  const isBroken = failed === 0 && (!endedWell || passed === 0)
  return { passed, failed: isBroken ? 1 : failed, failures }
}

/**
 * The files worth a second run: those of the tests that failed, unless something broke around the tests or so much
 * failed that no busy machine explains it.
 */
export function filesToRunAgain({ failed, failures }: Counts): string[] {
  if (failed === 0 || failures.length !== failed || failed > MOST_AGAIN) return []
  return [...new Set(failures.map(({ file }) => file))]
}
const MOST_AGAIN = 5
