import type { TestEvent } from 'node:test/reporters'
import type { Failure } from './test-suites.ts'

/** Reporter for `node --test`: ends with `{ passed, failed, failures }` of the whole run as JSON. */
export default async function* countReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const failures: Failure[] = []
  for await (const { type, data } of events) {
    if (type === 'test:fail' && data.file !== undefined) {
      failures.push({ file: data.file, name: data.name, message: data.details.error.message })
    }
    if (type !== 'test:summary' || data.file !== undefined) continue
    const { tests, passed, skipped, todo } = data.counts
    yield JSON.stringify({ passed, failed: tests - passed - skipped - todo, failures })
  }
}
