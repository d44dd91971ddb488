import { html, nothing } from 'lit'
import type { Attendance, TalkLine } from 'participant-panel-server/protocol'
import type { enInsights } from '../../i18n/en-insights.ts'

type Words = typeof enInsights

const MOST_LINES = 8

/** Who talked how much, the most first; and who is here and has not. */
export function talkShare({ room, talk, keeping }: Attendance, words: Words, isStage: boolean): unknown {
  if (!keeping.talkTime || !talk) return block(words, nothing, words.switchedOff)
  if (talk.length === 0) return block(words, nothing, words.notMeasured)
  const talked = talk.filter(({ talkMs }) => talkMs > 0)
  // Who only watches is expected to be quiet.
  const quiet = talk.filter(({ talkMs, here, role }) => here && talkMs === 0 && !(isStage && role === 'VIEWER'))
  const measured = room.notMeasured === undefined ? '' : words.measured(room.notMeasured)
  if (talked.length === 0) return block(words, nothing, words.nobodyTalked)
  const names = quiet.map(({ name }) => name)
  return block(
    words,
    html`<ol class="talk">
        ${talked.slice(0, MOST_LINES).map((line) => bar(line, words))}
      </ol>
      ${names.length > 0 ? html`<p class="quiet">${words.quiet(words.list(names, words.others))}</p>` : nothing}`,
    measured,
    room.talkMs === undefined
      ? nothing
      : words.talkOf(words.duration(room.talkMs), words.duration(room.to - room.from)),
  )
}

function bar({ name, talkMs, talkShare = 0 }: TalkLine, words: Words): unknown {
  return html`<li>
    <bdi class="who" title=${name}>${name}</bdi>
    <span class="bar"><i .style=${`inline-size: ${(talkShare * 100).toFixed(1)}%`}></i></span>
    <span class="value"
      ><b><bdi>${words.percent(talkShare)}</bdi></b> <bdi>${words.clock(talkMs)}</bdi></span
    >
  </li>`
}

function block(words: Words, content: unknown, note: string, aside: unknown = nothing): unknown {
  return html`<section class="block">
    <header>
      <h3>${words.talkShare}</h3>
      <span>${aside}</span>
    </header>
    ${content} ${note ? html`<p>${note}</p>` : nothing}
  </section>`
}
