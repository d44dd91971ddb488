/* oxlint-disable typescript/no-floating-promises -- node:test keeps track of its tests */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { contractMistakes, type Sources } from '../check-contract.ts'

const COMMENT = [
  "@attr {'a' | 'b'} token-url - Address.",
  '@fires ready - The list is there.',
  '@slot header - Below the title.',
  '@csspart row - One person.',
  '@csspart name',
  '@csspart picture',
  '@cssprop [--pp-accent=#2f62e3] - Brand colour.',
  '@cssstate live - What is on screen is what is.',
]

const ELEMENT = `
export class ParticipantPanelElement extends LitElement {
  static override properties = {
    tokenUrl: { attribute: 'token-url' },
    liveRoom: { attribute: false },
    panel: { state: true },
  }
  #tell = () => this.#internals.states.add('live')
  render = () => html\`<slot name="header"></slot><i class="a" part="row name" part2="x"></i>\`
}`
const ROW =
  "picture.part.add('picture')\nconst styles = css`--own: 1; color: var(--pp-accent, var(--own))`\nsend(new ReadyEvent())"
const EVENT =
  "export class ReadyEvent extends PanelEvent<A> {\n constructor() {\n super('ready', detail)\n }\n}\n ready: ReadyEvent"

const sources = (changed: Sources = {}, comment = COMMENT): Sources => ({
  'elements/participant-panel/participant-panel.ts': `/**\n * @tag participant-panel\n * ${comment.join('\n * ')}\n */${ELEMENT}`,
  'elements/participant-row/participant-row.ts': ROW,
  'events/ready-event.ts': EVENT,
  'events/panel-event-map.ts': 'ready: ReadyEvent',
  'index.ts': "export { ReadyEvent } from './events/ready-event.ts'",
  ...changed,
})
const DOCUMENTATION = '`token-url` `ready` `header` `row` `name` `picture` `--pp-accent` `:state(live)`'

describe("the element's comment and its code", () => {
  test('agree', () => assert.deepEqual(contractMistakes(sources(), DOCUMENTATION), []))

  for (const line of COMMENT) {
    const [, name = ''] = /(?:\} |\[|@\w+ )(-*\w[\w-]*)/.exec(line) ?? []
    test(`${name} is in the code and not in the comment`, () => {
      const mistakes = contractMistakes(
        sources(
          {},
          COMMENT.filter((each) => each !== line),
        ),
        DOCUMENTATION,
      )
      assert.equal(mistakes.length, 1)
      assert.match(mistakes[0]!, new RegExp(`^The code has the .* ${name}, which the comment does not list$`))
    })
    test(`${name} is in the comment and not in the code`, () => {
      const other = line.replace(name, `${name}x`)
      const mistakes = contractMistakes(sources({}, [...COMMENT, other]), `${DOCUMENTATION} \`${name}x\``)
      assert.equal(mistakes.length, 1)
      assert.match(mistakes[0]!, new RegExp(`^The comment lists the .* ${name}x, which the code does not have$`))
    })
    test(`${name} is not in the documentation`, () => {
      const mistakes = contractMistakes(sources(), DOCUMENTATION.replace(name, 'x'))
      assert.deepEqual(mistakes, [`${name} is not in docs/element.md`])
    })
  }

  const without: [string, Sources, string][] = [
    [
      'dispatched',
      { 'elements/participant-row/participant-row.ts': ROW.replace('new ReadyEvent', '') },
      'Nothing dispatches ReadyEvent',
    ],
    ['exported', { 'index.ts': '' }, 'ReadyEvent is not exported'],
    ['typed', { 'events/panel-event-map.ts': '' }, 'ReadyEvent is not in PanelEventMap'],
    [
      'typed for all elements',
      { 'events/ready-event.ts': EVENT.replace(' ready: ReadyEvent', '') },
      'ReadyEvent is not in HTMLElementEventMap',
    ],
  ]
  for (const [what, changed, mistake] of without)
    test(`an event is ${what}`, () => assert.deepEqual(contractMistakes(sources(changed), DOCUMENTATION), [mistake]))

  test('a part has a name that can be read', () => {
    const changed = { 'elements/participant-row/slot.ts': 'html`<i part=${name}></i>`' }
    assert.deepEqual(contractMistakes(sources(changed), DOCUMENTATION), [
      'A part has no name of its own in its template',
    ])
  })
})
