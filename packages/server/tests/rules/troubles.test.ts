import { afterEach, expect, test, vi } from 'vitest'
import { Metrics } from '../../src/observability/metrics.ts'
import { Troubles } from '../../src/observability/troubles.ts'
import { DatabaseUnavailable } from '../../src/store/unavailable.ts'
import { keptLog } from '../support/log-lines.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('each failure of the database is counted, told every ten seconds for each work, and its end once', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const metrics = new Metrics()
  const { log, text } = keptLog()
  const troubles = new Troubles(log, metrics)
  const away = new DatabaseUnavailable(new Error('away'))
  const told = () => {
    const lines = text().trim().split('\n').filter(Boolean)
    return lines
      .map((line) => JSON.parse(line) as { level: number; work: string; room?: string })
      .map(({ level, work, room }) => `${level} ${work} ${room ?? ''}`.trim())
  }

  troubles.worked('keeper')
  troubles.failed('keeper', away, { room: 'hall' })
  troubles.failed('keeper', away, { room: 'attic' })
  troubles.failed('stream', away)
  expect(told()).toEqual(['40 keeper hall', '40 stream'])
  vi.advanceTimersByTime(9_999)
  troubles.failed('keeper', away)
  expect(told()).toHaveLength(2)
  vi.advanceTimersByTime(1)
  troubles.failed('keeper', new Error('a fault of our own'))
  troubles.worked('keeper')
  troubles.worked('keeper')
  expect(told().slice(2)).toEqual(['50 keeper', '30 keeper'])

  const counted = await metrics.text()
  for (const [work, times] of Object.entries({ keeper: 3, stream: 1, 'offset-watch': 0, request: 0 })) {
    expect(counted).toContain(`participant_panel_database_errors_total{work="${work}"} ${times}`)
  }
})

test('one room that fails is not said to work again because others do', () => {
  const { log, text } = keptLog()
  const troubles = new Troubles(log, new Metrics())
  troubles.failed('stream', new Error('a fault of our own'), { room: 'hall' })
  troubles.worked('stream', { room: 'attic' })
  expect(text()).not.toContain('works again')
  troubles.worked('stream', { room: 'hall' })
  expect(text()).toContain('works again')
})
