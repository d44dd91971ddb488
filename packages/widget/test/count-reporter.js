import { writeFileSync } from 'node:fs'

/** Writes `{ passed, failed, failures }` as JSON to the file named by `WTR_REPORT`. A file that does not run failed. */
export function countReporter(path) {
  const count = (suite, file, counts) => {
    for (const test of suite.tests) {
      if (test.skipped) continue
      if (test.passed) {
        counts.passed += 1
      } else {
        counts.failed += 1
        counts.failures.push({ file, name: test.name, message: test.error?.message })
      }
    }
    for (const inner of suite.suites) count(inner, file, counts)
  }
  return {
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0, failures: [] }
      for (const session of sessions) {
        const failedBefore = counts.failed
        if (session.testResults) count(session.testResults, session.testFile, counts)
        if (!session.passed && counts.failed === failedBefore) {
          counts.failed += 1
          counts.failures.push({ file: session.testFile, name: 'the file', message: session.errors?.[0]?.message })
        }
      }
      writeFileSync(path, JSON.stringify(counts))
    },
  }
}
