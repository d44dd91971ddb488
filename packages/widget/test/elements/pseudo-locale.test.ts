import { expect } from '@open-wc/testing'
import '../../src/define.ts'
import { ALL_SCENES } from './all-scenes.ts'
import { draw, remove, settled } from './draw.ts'
import { PSEUDO } from './english.ts'
import type { StaticPanelElement } from './static-panel.ts'

/** What people are called or have written, and signs: the same in every language. */
const OF_PEOPLE = '.name, .who, .person > bdi, .told bdi, .running bdi, .face, .meta.username, kbd, style, script'
/** Sentences whose numbers have elements of their own. */
const WITH_NUMBERS = '.meta > span, .person small > span'
/** Comes as a sentence: from the server, from LiveKit, or with what somebody may do. */
const GIVEN = ['The token is for another room.', 'LiveKit does not answer', 'Admit all']
const ATTRIBUTES = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-roledescription']
/** Names end with an ellipsis, and so may the title and the lines below; these never do. */
const NEVER_CUT = 'button, .button, .status, .section-header h3, .chip, .message, .banner .words, .counts'

describe('the panel in a language that is longer than English', () => {
  afterEach(remove)

  for (const [name, scene] of Object.entries(ALL_SCENES)) {
    it(`says nothing past the dictionary: ${name}`, async () => {
      expect(unwrapped(await drawn(scene))).to.deep.equal([])
    })
    for (const width of [360, 240])
      it(`cuts nothing short that must be read, at ${width} px: ${name}`, async () => {
        const element = await drawn(scene, width)
        expect(cut(element)).to.deep.equal([])
      })
  }
})

async function drawn(scene: (typeof ALL_SCENES)[string], width = 360): Promise<StaticPanelElement> {
  const { panel, attributes } = scene()
  const element = await draw(panel)
  Object.assign(element, attributes)
  element.messages = PSEUDO
  element.style.inlineSize = `${width}px`
  element.style.blockSize = '600px'
  await settled(element)
  await settled(element)
  return element
}

/** Text with letters outside of the brackets of the dictionary. */
function unwrapped(element: StaticPanelElement): string[] {
  const root = element.shadowRoot!
  const names = new Set([...root.querySelectorAll('.name, .who, .person > bdi')].map((each) => each.textContent))
  const texts: string[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode
    const { textContent: line } = parentElement?.closest(WITH_NUMBERS) ?? { textContent }
    if (!parentElement?.closest(OF_PEOPLE)) texts.push(line ?? '')
  }
  for (const each of root.querySelectorAll('*'))
    for (const attribute of ATTRIBUTES) texts.push(each.getAttribute(attribute) ?? '')
  return texts.filter(
    (text) => !names.has(text) && !GIVEN.includes(text.trim()) && /\p{L}/u.test(withoutBrackets(text)),
  )
}

function withoutBrackets(text: string): string {
  const shorter = text.replaceAll(/\[[^[\]]*\]/g, '')
  return shorter === text ? text : withoutBrackets(shorter)
}

function cut(element: StaticPanelElement): string[] {
  const found = [...element.shadowRoot!.querySelectorAll<HTMLElement>(NEVER_CUT)]
  return found
    .filter((each) => each.checkVisibility() && !each.closest('[hidden]'))
    .filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1)
    .map((each) => `${each.className || each.localName}: ${each.textContent?.replaceAll(/\s+/g, ' ').trim()}`)
}
