import { expect } from '@open-wc/testing'
import '../../src/define.ts'
import { wordsOf, type Dictionary } from '../../src/i18n/dictionary.ts'
import { loadLanguage } from '../../src/i18n/load-language.ts'
import { until } from '../data/open-panel.ts'
import { draw, remove } from './draw.ts'
import { ENGLISH } from './english.ts'
import { PANEL_STATES } from './scenes.ts'
import { NOW } from './static-panel.ts'

const ARABIC = 'أحمد'
const isolated = (name: string) => `\u2068${name}\u2069`

async function words<Part extends keyof Dictionary>(tag: string, part: Part): Promise<Dictionary[Part]> {
  return wordsOf(part, ENGLISH[part], tag === 'en' ? {} : { dictionary: (await loadLanguage(tag))! })
}

describe('a name in a sentence', () => {
  it('stands apart where it is written the other way', async () => {
    const [english, arabic] = [await words('en', 'notices'), await words('ar', 'notices')]
    expect(english.removed.by(ARABIC, NOW, NOW, 'spam')).to.equal(`${isolated(ARABIC)} removed you at 10:42: spam.`)
    expect(arabic.removed.by('Ben A.', undefined, NOW, undefined)).to.equal(`تمت إزالتك بواسطة ${isolated('Ben A.')}.`)
    expect((await words('he', 'menu')).removed('Ben')).to.contain(isolated('Ben'))
    expect((await words('ja', 'menu')).removed(ARABIC)).to.contain(isolated(ARABIC))
  })

  it('does not turn the sentence around, whatever signs are in it', async () => {
    const [english, arabic] = [await words('en', 'menu'), await words('ar', 'menu')]
    expect(english.removed('Ben\u202e')).to.equal('Removed Ben')
    expect(english.removed(`\u2067${ARABIC}`)).to.equal(`Removed ${isolated(ARABIC)}`)
    expect(arabic.removed('\u202dBen')).to.contain(isolated('Ben'))
  })

  it('is as it is where it is written the same way', async () => {
    expect((await words('en', 'notices')).moderated.title('muted', 'Ben')).to.equal('Ben muted you')
    expect((await words('ar', 'notices')).moderated.title('muted', ARABIC)).to.not.match(/[\u2068\u2069]/)
    expect((await words('ar', 'panel')).rowLabel(['أحمد', 'Ben'])).to.equal('أحمد، Ben')
  })

  it('stands apart as a whole, next to one that is part of it, and among others', async () => {
    const { decided } = (await words('en', 'door')) as Dictionary['door']
    expect(decided('أحمد علي', 'denied', 'علي')).to.equal(`${isolated('علي')} denied ${isolated('أحمد علي')} already`)
    const { announceJoined } = await words('ar', 'list')
    expect(announceJoined(['Ben (he)', 'أحمد']))
      .to.contain(isolated('Ben (he)'))
      .and.not.contain(isolated('أحمد'))
  })

  it('never hides what the sentence is chosen by', async () => {
    const { moderated } = await words('ar', 'notices')
    expect(moderated.title('muted', 'muted')).to.contain(isolated('muted'))
    expect((await words('en', 'notices')).moderated.title('muted', ARABIC)).to.equal(`${isolated(ARABIC)} muted you`)
  })

  it("stands apart in the page's own words too, which stay the same object", () => {
    const translation = { messages: { menu: { removed: (name: string) => `${name} is out` } } }
    const menu = wordsOf('menu', ENGLISH.menu, translation)
    expect(menu.removed(ARABIC)).to.equal(`${isolated(ARABIC)} is out`)
    expect(wordsOf('menu', ENGLISH.menu, translation)).to.equal(menu)
  })
})

describe('a notice in Arabic about somebody called in Latin letters', () => {
  afterEach(() => {
    remove()
    document.documentElement.lang = 'en'
  })

  it('runs from right to left, though the name comes first', async () => {
    document.documentElement.lang = 'ar'
    const element = await draw(PANEL_STATES['moderated']!())
    element.messages = { notices: { moderated: { title: (_, by) => `${by} كتم صوتك` } } }
    const title = () => element.shadowRoot!.querySelector<HTMLElement>('participant-panel-notice bdi')!
    await until(() => title().textContent.includes('كتم'))
    const [name, verb] = ['Ben', 'كتم'].map((part) => placeOf(part, title()))
    expect(name!.left).to.be.at.least(verb!.right)
  })
})

function placeOf(part: string, element: Element): DOMRect {
  const text = [...element.childNodes].find(({ textContent }) => textContent!.includes(part))!
  const range = document.createRange()
  const start = text.textContent!.indexOf(part)
  range.setStart(text, start)
  range.setEnd(text, start + part.length)
  return range.getBoundingClientRect()
}
