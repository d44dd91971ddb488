/* oxlint-disable typescript/no-floating-promises -- node:test keeps track of its tests */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filesToRunAgain, SUITES, suiteCounts, type Suite } from '../test-suites.ts'

const suite = (name: string) => SUITES.find((each) => each.name.startsWith(name)) as Suite

test('counts of Vitest, and which tests failed', () => {
  const assertionResults = [
    { fullName: 'a', status: 'failed', failureMessages: ['no'] },
    { fullName: 'b', status: 'passed', failureMessages: [] },
  ]
  const report = { numPassedTests: 12, numFailedTests: 1, testResults: [{ name: '/x.test.ts', assertionResults }] }
  const failures = [{ file: '/x.test.ts', name: 'a', message: 'no' }]
  assert.deepEqual(suiteCounts(suite('server'), report, false), { passed: 12, failed: 1, failures })
})

test('counts of Playwright: flaky and what broke outside of a test are failures', () => {
  const spec = {
    title: 'it joins',
    file: 'join.spec.ts',
    ok: false,
    tests: [{ results: [{ error: { message: 'no' } }] }],
  }
  const suites = [{ suites: [{ specs: [spec, { ...spec, ok: true }] }] }]
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 }, errors: [{}], suites }
  const failures = [{ file: 'join.spec.ts', name: 'it joins', message: 'no' }]
  assert.deepEqual(suiteCounts(suite('demo'), report, false), { passed: 5, failed: 3, failures })
})

test('a suite that ended badly and names no failed test counts as one', () => {
  assert.deepEqual(suiteCounts(suite('widget'), { passed: 7, failed: 0 }, false), {
    passed: 7,
    failed: 1,
    failures: [],
  })
})

test('a suite without a report, without tests or with a strange report counts as one', () => {
  for (const report of [undefined, { passed: 0, failed: 0 }, { tests: 3 }]) {
    assert.deepEqual(suiteCounts(suite('widget'), report, true), { passed: 0, failed: 1, failures: [] })
  }
})

test('a suite in which all is well', () => {
  assert.deepEqual(suiteCounts(suite('scripts'), { passed: 3, failed: 0 }, true), {
    passed: 3,
    failed: 0,
    failures: [],
  })
})

test('the files of a few failed tests are run again; not when much failed, or something around the tests', () => {
  const failures = ['a', 'b', 'c'].map((name) => ({ file: name === 'c' ? 'y' : 'x', name }))
  assert.deepEqual(filesToRunAgain({ passed: 9, failed: 3, failures }), ['x', 'y'])
  assert.deepEqual(filesToRunAgain({ passed: 9, failed: 4, failures }), [])
  assert.deepEqual(filesToRunAgain({ passed: 9, failed: 0, failures: [] }), [])
  const many = Array.from({ length: 6 }, (_, at) => ({ file: 'x', name: `${at}` }))
  assert.deepEqual(filesToRunAgain({ passed: 9, failed: 6, failures: many }), [])
})
