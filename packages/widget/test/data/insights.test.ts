import { expect } from '@open-wc/testing'
import { atom } from 'nanostores'
import type { Attendance, PersonAttendance } from 'participant-panel-server/protocol'
import { pathOf, scaleOf, timesOf } from '../../src/view-models/attendance-curve.ts'
import { sorted, sortingBy, type Column } from '../../src/view-models/attendance-table.ts'
import { openInsights } from '../../src/view-models/insights.ts'
import { useFakeClock } from './fake-clock.ts'

const MINUTE_MS = 60_000

describe('when the figures are asked for', () => {
  let clock: ReturnType<typeof useFakeClock>
  beforeEach(() => (clock = useFakeClock()))
  afterEach(() => clock.restore())

  /** `takesMs`: so long counting takes; `fails`: no answer. */
  function opened(
    room: Partial<Attendance['room']> = { isOpen: true },
    scope: Attendance['scope'] = 'everybody',
    fails = false,
  ) {
    const position = atom<string | undefined>('1.1')
    const server = { asked: 0, takesMs: 0, fails }
    const insights = openInsights(async () => {
      server.asked += 1
      if (server.takesMs > 0) await new Promise((resolve) => setTimeout(resolve, server.takesMs))
      if (server.fails) throw new Error('no answer')
      return { scope, room } as Attendance
    }, position)
    const moves = () => position.set(`${Number(position.get()!.split('.')[0]) + 1}.1`)
    return { insights, server, moves }
  }

  it('at once, and then twice a minute while the room is open', async () => {
    const { insights, server } = opened()
    await clock.advance(0)
    expect([server.asked, insights.state.get().status]).to.deep.equal([1, 'ready'])
    await clock.advance(29_000)
    expect(server.asked).to.equal(1)
    await clock.advance(31_000)
    expect(server.asked).to.equal(3)
  })

  it('not again of a room that is over, unless something happens in it', async () => {
    const { server, moves } = opened({ isOpen: false })
    await clock.advance(3_600_000)
    expect(server.asked).to.equal(1)
    moves()
    await clock.advance(5_000)
    expect(server.asked).to.equal(2)
  })

  it('once for all that happens within five seconds', async () => {
    const { server, moves } = opened()
    await clock.advance(0)
    for (let n = 0; n < 4; n += 1) {
      moves()
      await clock.advance(1_000)
    }
    expect(server.asked).to.equal(1)
    await clock.advance(1_000)
    expect(server.asked).to.equal(2)
    await clock.advance(20_000)
    expect(server.asked).to.equal(2)
  })

  it('again for what happens while they are being counted', async () => {
    const { server, moves } = opened()
    await clock.advance(0)
    server.takesMs = 200
    await clock.advance(30_100)
    expect(server.asked).to.equal(2)
    moves()
    await clock.advance(5_200)
    expect(server.asked).to.equal(3)
  })

  it('the less often the longer counting takes', async () => {
    const { server, moves } = opened()
    await clock.advance(0)
    server.takesMs = 1_000
    moves()
    await clock.advance(6_000)
    expect(server.asked).to.equal(2)
    moves()
    await clock.advance(19_000)
    expect(server.asked).to.equal(2)
    await clock.advance(1_000)
    expect(server.asked).to.equal(3)
  })

  it('of oneself by the time alone', async () => {
    const { server, moves } = opened({ isOpen: true }, 'own')
    await clock.advance(0)
    moves()
    await clock.advance(29_000)
    expect(server.asked).to.equal(1)
    await clock.advance(1_000)
    expect(server.asked).to.equal(2)
  })

  it('keeps what there is when no answer comes, and asks on', async () => {
    const { insights, server } = opened()
    await clock.advance(0)
    server.fails = true
    await clock.advance(30_000)
    expect(insights.state.get()).to.deep.include({ status: 'failed' })
    expect(insights.state.get().attendance).not.to.equal(undefined)
    server.fails = false
    await clock.advance(30_000)
    expect(insights.state.get().status).to.equal('ready')
  })

  it('by hand where the first answer did not come', async () => {
    const { insights, server } = opened({ isOpen: true }, 'everybody', true)
    await clock.advance(0)
    expect(insights.state.get()).to.deep.equal({ status: 'failed', attendance: undefined })
    server.fails = false
    insights.retry()
    expect(insights.state.get().status).to.equal('loading')
    await clock.advance(0)
    expect(insights.state.get().status).to.equal('ready')
  })

  it('not after the view was left', async () => {
    const { insights, server, moves } = opened()
    await clock.advance(0)
    insights.close()
    moves()
    await clock.advance(120_000)
    expect(server.asked).to.equal(1)
  })
})

describe('the table of people', () => {
  const line = (name: string, presentMs?: number, talkMs?: number) =>
    ({
      name,
      ...(presentMs !== undefined && {
        presence: { firstIn: 10 - presentMs, lastOut: presentMs > 5 ? null : 9, presentMs, share: presentMs / 10 },
      }),
      ...(talkMs !== undefined && { activity: { talkMs } }),
    }) as PersonAttendance
  const people = [line('Ben', 4, 0), line('Änne', 9), line('Zoë'), line('Cem', 7, 3)]
  const compare = new Intl.Collator('en').compare

  const CASES: [by: Column, isDescending: boolean, names: string][] = [
    ['name', false, 'Änne Ben Cem Zoë'],
    ['name', true, 'Zoë Cem Ben Änne'],
    ['in', false, 'Änne Cem Ben Zoë'],
    ['out', false, 'Ben Änne Cem Zoë'],
    ['out', true, 'Änne Cem Ben Zoë'],
    ['present', true, 'Änne Cem Ben Zoë'],
    ['present', false, 'Ben Cem Änne Zoë'],
    ['talked', true, 'Cem Ben Änne Zoë'],
    ['talked', false, 'Ben Cem Änne Zoë'],
  ]
  for (const [by, isDescending, names] of CASES)
    it(`by ${by}, ${isDescending ? 'the most' : 'the least'} first; what is not known last`, () => {
      expect(
        sorted(people, { by, isDescending }, compare)
          .map(({ name }) => name)
          .join(' '),
      ).to.equal(names)
    })

  it('begins with the largest figure, and turns round when it is chosen again', () => {
    const byName = { by: 'name', isDescending: false } as const
    expect(sortingBy('name', byName)).to.deep.equal({ by: 'name', isDescending: true })
    expect(sortingBy('talked', byName)).to.deep.equal({ by: 'talked', isDescending: true })
    expect(sortingBy('in', byName)).to.deep.equal({ by: 'in', isDescending: false })
    expect(sortingBy('talked', { by: 'talked', isDescending: true }).isDescending).to.equal(false)
  })
})

describe('the curve', () => {
  const SCALES: [most: number, lines: number[]][] = [
    [0, [0, 1, 2, 3]],
    [2, [0, 1, 2, 3]],
    [7, [0, 4, 8]],
    [21, [0, 8, 16, 24]],
    [100, [0, 40, 80, 120]],
    [10_000, [0, 4_000, 8_000, 12_000]],
  ]
  for (const [most, lines] of SCALES)
    it(`of ${most} people has lines at ${lines.join(', ')}`, () => expect(scaleOf(most)).to.deep.equal(lines))

  const at = (clock: string) => Date.parse(`2026-11-24T${clock}:00Z`)
  const TIMES: [from: string, minutes: number, times: string[]][] = [
    ['10:00', 3, ['10:00', '10:01', '10:02', '10:03']],
    ['10:03', 44, ['10:15', '10:30', '10:45']],
    ['09:50', 300, ['10:00', '12:00', '14:00']],
  ]
  for (const [from, minutes, times] of TIMES)
    it(`from ${from} for ${minutes} minutes names ${times.join(', ')}`, () => {
      const end = at(from) + minutes * MINUTE_MS
      expect(timesOf(at(from), end, 0)).to.deep.equal(times.map(at))
    })

  it('names the clock’s own round times in a zone that is half an hour off', () => {
    const offset = -330 * MINUTE_MS
    expect(timesOf(at('10:05'), at('13:05'), offset)).to.deep.equal([at('10:30'), at('11:30'), at('12:30')])
  })

  it('of days names a few of them', () => {
    const times = timesOf(at('10:00'), at('10:00') + 40 * 1_440 * MINUTE_MS, 0)
    expect(times.length).to.be.within(2, 5)
  })

  it('begins with who was there before, and passes through its peak', () => {
    const points = [
      { at: 0, people: 2, most: 2, joins: 1, leaves: 0 },
      { at: 10, people: 1, most: 4, joins: 2, leaves: 3 },
    ]
    const { line, area, joins, leaves } = pathOf({ stepMs: 10, points }, 0, 20, 4, { people: 4, at: 15 })
    expect(line).to.equal('M0 75L500 50L750 0L1000 75')
    expect(area).to.equal('M0 75L500 50L750 0L1000 75V100H0Z')
    expect(joins).to.equal('M250 10v-3.3M750 10v-6.7')
    expect(leaves).to.equal('M750 10v10')
  })
})
