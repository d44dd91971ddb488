import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Attendance, PersonAttendance, Role } from 'participant-panel-server/protocol'
import { uncut } from '../../element-support/uncut.ts'
import type { enInsights } from '../../i18n/en-insights.ts'
import { COLUMNS, sorted, type Column, type Sorting } from '../../view-models/attendance-table.ts'

type Words = typeof enInsights
type Roles = Record<Role, string>

/** Five of them where the table stands below the rest. */
export const SHOWN_AT_FIRST = 11
const SHOWN_BELOW = 5
/** So many more are shown at once, so that ten thousand people are no ten thousand lines. */
const MORE = 100

export type TableState = {
  sorting: Sorting
  shown: number
  sort: (by: Column) => void
  show: (count: number) => void
}

const compareNames = new Intl.Collator().compare

/** A line for each person; columns that do not fit are told below the name. */
export function peopleTable({ room, people }: Attendance, words: Words, roles: Roles, state: TableState): unknown {
  const { sorting, shown, sort, show } = state
  const lines = sorted(people, sorting, compareNames).slice(0, shown)
  const left = people.length - lines.length
  const isFirst = shown === SHOWN_AT_FIRST
  const { came = 0, neverCame = 0 } = room
  return html`<section class="block">
    <header>
      <h3 id="insights-people">${words.people}</h3>
      <span>${words.number(people.length)}</span>
    </header>
    ${neverCame > 0 ? html`<p class="expected">${words.expected(came, neverCame)}</p>` : nothing}
    <table class="figures-table people ${isFirst ? 'few' : ''}" aria-labelledby="insights-people">
      <thead>
        <tr>
          ${COLUMNS.map(
            (column) =>
              html`<th class="col-${column}" scope="col" aria-sort=${sortOf(column, sorting)}>
                <button type="button" @click=${() => sort(column)}>${words.columns[column]}</button>
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${repeat(
          lines,
          ({ id }) => id,
          (person) => line(person, room.isOpen, words, roles),
        )}
      </tbody>
    </table>
    ${
      left > 0 || (isFirst && lines.length > SHOWN_BELOW)
        ? html`<button
            class="button small text ${left > 0 ? '' : 'below'}"
            part="button"
            type="button"
            @click=${() => show(shown + MORE)}
          >
            ${left <= MORE ? words.showAll(people.length) : words.showMore(MORE)}
          </button>`
        : nothing
    }
  </section>`
}

function sortOf(column: Column, { by, isDescending }: Sorting): unknown {
  if (column !== by) return nothing
  return isDescending ? 'descending' : 'ascending'
}

function line(person: PersonAttendance, isOpen: boolean, words: Words, roles: Roles): unknown {
  const { presence, activity } = person
  const { none, time, duration, percent, clock } = words
  const name = person.anonymous ? words.anonymous : person.name
  const out = presence?.lastOut == null ? none : time(presence.lastOut)
  return html`<tr>
    <th class="col-name" scope="row">
      <div class="person">
        <bdi title=${name}>${name}</bdi>
        <small>${remarks(person, isOpen, words, roles)}</small>
      </div>
    </th>
    <td class="col-in">${presence ? time(presence.firstIn) : none}</td>
    <td class="col-out" title=${presence?.estimated ? words.estimated : nothing}>${out}</td>
    <td class="col-present">${presence ? duration(presence.presentMs) : none}</td>
    <td class="col-share">${presence ? percent(presence.share) : none}</td>
    <td class="col-talked">${activity ? clock(activity.talkMs) : none}</td>
  </tr>`
}

function remarks({ presence, role }: PersonAttendance, isOpen: boolean, words: Words, roles: Roles): unknown {
  if (!presence) return isOpen ? words.notYet : words.neverCame
  const { firstIn, lastOut, devices, visits, lateMs = 0, earlyMs = 0, estimated } = presence
  const from = words.time(firstIn)
  const stay = lastOut === null ? words.toNow(from) : words.window(from, words.time(lastOut))
  const facts = [
    ...(devices > 1 ? [words.devices(devices)] : []),
    ...(visits > 1 ? [words.visits(visits)] : []),
    ...(earlyMs >= MINUTE_MS ? [words.early(words.duration(earlyMs))] : []),
    ...(estimated ? [words.estimated] : []),
  ]
  return html`<span class="stay">${stay}</span>${
      role === 'VIEWER' ? nothing : html`<span class="role">${roles[role]}</span>`
    }${facts.map((fact) => html`<span>${uncut(fact)}</span>`)}${
      lateMs >= MINUTE_MS ? html`<span class="late">${uncut(words.late(words.duration(lateMs)))}</span>` : nothing
    }`
}

const MINUTE_MS = 60_000
