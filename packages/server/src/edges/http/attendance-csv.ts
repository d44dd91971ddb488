import type { PersonAttendance } from '../../protocol/index.ts'
import type { AttendanceExport } from '../../queries/attendance-export.ts'
import { wordsIn, type Words } from './attendance-words.ts'
import { BOM, csvLine } from './csv.ts'

export type CsvOptions = { lang?: string; timeZone?: string; bom?: boolean }

/** The table of people as bytes, page by page: nothing waits in memory for whoever reads slowly. */
export function csvOf({ pages }: AttendanceExport, options: CsvOptions): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const lines = linesOf(pages, options)
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await lines.return()
    },
  })
}

async function* linesOf(
  pages: AsyncIterable<PersonAttendance[]>,
  { lang = 'en', timeZone = 'UTC', bom = false }: CsvOptions,
): AsyncGenerator<string, void> {
  const words = wordsIn(lang)
  const header = words.columns.map((column) => column.replace('{zone}', timeZone))
  yield `${bom ? BOM : ''}${csvLine(header)}`
  const moment = momentIn(timeZone)
  for await (const people of pages) yield people.map((person) => csvLine(cellsOf(person, words, moment))).join('')
}

function cellsOf(person: PersonAttendance, words: Words, moment: (at: number) => string) {
  const { name, username, userId, role, invited, presence, activity } = person
  const yes = (is: boolean | undefined) => (is ? words.yes : words.no)
  const time = (ms: number | undefined) => (ms === undefined ? undefined : duration(ms))
  const here = presence
    ? [moment(presence.firstIn), presence.lastOut === null ? undefined : moment(presence.lastOut)]
    : [undefined, undefined]
  return [
    name,
    username,
    userId,
    role,
    ...here,
    presence?.visits ?? 0,
    presence?.devices ?? 0,
    duration(presence?.presentMs ?? 0),
    percent(presence?.share ?? 0),
    time(presence?.lateMs),
    time(presence?.earlyMs),
    time(activity?.talkMs),
    activity?.talkShare === undefined ? undefined : percent(activity.talkShare),
    time(activity?.microphoneMs),
    time(activity?.cameraMs),
    yes(presence?.estimated),
    yes(invited),
    yes(presence !== undefined),
  ]
}

/** `2026-11-28 10:02:00`, which spreadsheets take for a moment in every country. */
function momentIn(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return (at) => format.format(at)
}

/** `0:42:05`, and with days `25:00:00`. */
function duration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}
