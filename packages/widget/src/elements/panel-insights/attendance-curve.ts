import { html, nothing, svg } from 'lit'
import type { RoomAttendance } from 'participant-panel-server/protocol'
import type { enInsights } from '../../i18n/en-insights.ts'
import { pathOf, scaleOf, timesOf } from '../../view-models/attendance-curve.ts'

type Words = typeof enInsights

/** How many were here over time, drawn and as a table; who came and left below it. */
export function attendanceCurve({ from, to, isOpen, now = 0, peak, curve }: RoomAttendance, words: Words): unknown {
  if (!curve || !peak || curve.points.length === 0) return nothing
  const lines = scaleOf(peak.people)
  const top = lines.at(-1)!
  const path = pathOf(curve, from, to, top, peak)
  const isAtPeak = isOpen && now === peak.people
  const times = timesOf(from, to, new Date(from).getTimezoneOffset() * 60_000)
  const along = (at: number) => `--along: ${percentOf(at - from, to - from)}`
  const up = (people: number) => `inset-block-end: ${percentOf(people, top)}`
  const window = isOpen ? words.toNow(words.time(from)) : words.window(words.time(from), words.time(to))
  return html`<section class="block">
    <header>
      <h3>${words.attendance}</h3>
      <span>${window}</span>
    </header>
    <div
      class="curve"
      .style=${`padding-inline-start: ${words.number(top).length + 1.5}ch`}
      role="img"
      aria-label=${words.curve(now, peak.people, words.time(peak.at))}
    >
      <div class="plot">
        ${lines.map((people) => html`<i class="gridline" .style=${up(people)}><small>${words.number(people)}</small></i>`)}
        <svg viewBox="0 0 1000 100" preserveAspectRatio="none">
          ${svg`<path class="area" d=${path.area} /><path class="line" d=${path.line} />`}
        </svg>
        ${
          isAtPeak
            ? nothing
            : html`<i class="mark" .style=${`${along(peak.at)}; ${up(peak.people)}`}
                ><b>${words.peakOf(peak.people)}</b></i
              >`
        }
        <i class="mark now" .style=${`${along(to)}; ${up(now)}`}></i>
      </div>
      <svg class="moves" viewBox="0 0 1000 20" preserveAspectRatio="none">
        ${svg`<path class="joins" d=${path.joins} /><path class="leaves" d=${path.leaves} />`}
      </svg>
      <div class="times">${times.map((at) => html`<small .style=${along(at)}>${words.time(at)}</small>`)}</div>
    </div>
    <p class="moves-key">
      <span class="joins">${words.curveColumns.joins}</span><span class="leaves">${words.curveColumns.leaves}</span>
    </p>
    <details>
      <summary>${words.asTable}</summary>
      ${curveTable(curve, words)}
    </details>
  </section>`
}

function curveTable({ stepMs, points }: NonNullable<RoomAttendance['curve']>, words: Words): unknown {
  const { time, people, joins, leaves } = words.curveColumns
  return html`<table class="figures-table">
    <thead>
      <tr>
        ${[time, people, joins, leaves].map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${points.map(
        (point) =>
          html`<tr>
            <th scope="row">${words.time(point.at + stepMs)}</th>
            ${[point.people, point.joins, point.leaves].map((value) => html`<td>${words.number(value)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`
}

function percentOf(part: number, whole: number): string {
  return `${Math.min(100, Math.max(0, (100 * part) / Math.max(whole, 1))).toFixed(2)}%`
}
