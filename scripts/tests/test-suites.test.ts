/* oxlint-disable typescript/no-floating-promises -- node:test keeps track of its tests */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SUITES, suiteCounts, type Suite } from '../test-suites.ts'

const suite = (name: string) => SUITES.find((each) => each.name.startsWith(name)) as Suite

test('counts of Vitest', () => {
  const report = { numPassedTests: 12, numFailedTests: 2, numTotalTests: 15 }
  assert.deepEqual(suiteCounts(suite('server'), report, false), { passed: 12, failed: 2 })
})

test('counts of Playwright: flaky and what broke outside of a test are failures', () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 }, errors: [{}] }
  assert.deepEqual(suiteCounts(suite('demo'), report, false), { passed: 5, failed: 3 })
})

test('a suite that ended badly and names no failed test counts as one', () => {
  assert.deepEqual(suiteCounts(suite('widget'), { passed: 7, failed: 0 }, false), { passed: 7, failed: 1 })
})

test('a suite without a report, without tests or with a strange report counts as one', () => {
  for (const report of [undefined, { passed: 0, failed: 0 }, { tests: 3 }]) {
    assert.deepEqual(suiteCounts(suite('widget'), report, true), { passed: 0, failed: 1 })
  }
})

test('a suite in which all is well', () => {
  assert.deepEqual(suiteCounts(suite('scripts'), { passed: 3, failed: 0 }, true), { passed: 3, failed: 0 })
})
