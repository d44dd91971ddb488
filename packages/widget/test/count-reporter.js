import { writeFileSync } from 'node:fs'

/** Writes `{ passed, failed }` as JSON to the file named by `WTR_REPORT`. A file that does not run counts as failed. */
export function countReporter(path) {
  const count = (suite, counts) => {
    for (const test of suite.tests) {
      if (test.skipped) continue
      if (test.passed) counts.passed += 1
      else counts.failed += 1
    }
    for (const inner of suite.suites) count(inner, counts)
  }
  return {
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0 }
      for (const session of sessions) {
        const failedBefore = counts.failed
        if (session.testResults) count(session.testResults, counts)
        if (!session.passed && counts.failed === failedBefore) counts.failed += 1
      }
      writeFileSync(path, JSON.stringify(counts))
    },
  }
}
