import { html } from 'lit'
import type { Attendance, RoomAttendance } from 'participant-panel-server/protocol'
import type { enInsights } from '../../i18n/en-insights.ts'

type Words = typeof enInsights

/** Here now, at most, and how long on average. */
export function roomFigures({ isOpen, now, peak, averageStayMs }: RoomAttendance, words: Words): unknown {
  const peakName = isOpen && now === peak?.people ? words.peakNow : words.peak(peak ? words.time(peak.at) : words.none)
  return figures([
    [isOpen ? words.hereNow : words.atEnd, words.number(now ?? 0)],
    [peakName, peak ? words.number(peak.people) : words.none],
    [words.averageStay, averageStayMs === undefined ? words.none : words.duration(averageStayMs)],
  ])
}

/** What is known of oneself. */
export function ownFigures({ people: [own] }: Attendance, words: Words): unknown {
  const { presence, activity } = own ?? {}
  return figures([
    [words.here, presence ? words.duration(presence.presentMs) : words.none],
    [words.ofRoom, presence ? words.percent(presence.share) : words.none],
    [words.talked, activity ? words.clock(activity.talkMs) : words.none],
  ])
}

function figures(shown: readonly (readonly [name: string, value: string])[]): unknown {
  return html`<dl class="figures">
    ${shown.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`
}
