import { expect } from '@open-wc/testing'
import '../../src/define.ts'
import { wordsOf, type Messages } from '../../src/i18n/dictionary.ts'
import { languageOfTag, loadLanguage } from '../../src/i18n/load-language.ts'
import { until } from '../data/open-panel.ts'
import { draw, remove, shown } from './draw.ts'
import { ENGLISH } from './english.ts'
import { hostRoom, PANEL_STATES, ROW_STATES } from './scenes.ts'
import { NOW, StaticPanel, type StaticPanelElement } from './static-panel.ts'

const LANGUAGES = ['ar', 'de', 'es', 'fr', 'he', 'it', 'ja', 'nl', 'pl', 'pt-BR', 'zh-Hans']
const load = async (tag: string) => (await loadLanguage(tag))!
const title = (element: StaticPanelElement) => shown(element.shadowRoot!.querySelector('h2')!)
const speak = (tag: string) => (document.documentElement.lang = tag)

describe('languages', () => {
  afterEach(() => {
    remove()
    speak('en')
  })

  for (const [tag, language] of [
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE', 'de'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-Hans-SG', 'zh-Hans'],
    ['zh-TW', undefined],
    ['zh-Hant', undefined],
    ['zh-HK', undefined],
    ['zh-MO', undefined],
    ['zh-Hant-CN', undefined],
    ['iw', 'he'],
    ['es-419', 'es'],
    ['en-GB', undefined],
    ['sv', undefined],
    ['toString', undefined],
  ] as const)
    it(`reads ${tag} in ${language ?? 'English'}`, () => expect(languageOfTag(tag)).to.equal(language))

  for (const tag of LANGUAGES)
    it(`has no English left over: ${tag}`, async () => {
      const words = strings(await load(tag))
      const english = new Map(strings(ENGLISH))
      // What is the same in both is a loan word, and short, whatever is put into it.
      const same = words.filter(([key, text]) => english.get(key) === text)
      for (const [key, text] of same) expect(text.replaceAll(/\{.\}/g, '').length, `${key}: ${text}`).to.be.below(13)
      expect(words.every(([, text]) => text.trim() === text && text !== '')).to.equal(true)
    })

  it('says why something failed by its code, else as the server does', async () => {
    const problem = { code: 'rank-too-low', detail: 'You cannot do that.' }
    const said = new Set<string>()
    for (const tag of LANGUAGES) {
      const { reason } = (await load(tag)).panel
      said.add(reason(problem))
      expect(reason({ ...problem, code: 'unheard-of' })).to.equal('You cannot do that.')
    }
    expect(said.size).to.equal(LANGUAGES.length)
    expect(said.has(problem.detail)).to.equal(false)
    expect(ENGLISH.panel.reason(problem)).to.equal(problem.detail)
  })

  it('says what came of it, and asks before it, in each language', async () => {
    for (const tag of ['en', ...LANGUAGES]) {
      const { menu, bulk, door, panel } = tag === 'en' ? ENGLISH : await load(tag)
      const stop = tag === 'ja' || tag === 'zh-Hans' ? '。' : '. '
      const some = menu.outcome('participant.mute', { asked: 4, done: 2, left: 1, failed: 1 })
      expect(some.split(stop), some).to.have.lengthOf(3)
      expect(menu.outcome('participant.mute', { asked: 2, done: 2, left: 0, failed: 0 }), tag).to.not.include(stop)
      expect(door.outcome('lobby.deny', 2, 1, 1).split(stop), tag).to.have.lengthOf(3)
      expect(panel.sentences(['1', '2']), tag).to.equal(`1${stop}2`)
      expect(panel.sentences([`1${stop.trim()}`, '2']), tag).to.equal(`1${stop}2`)
      expect(bulk.ask['participant.remove'].heading(12), tag).to.match(/12|١٢/)
      expect(bulk.verb['participant.mute'](3), tag).to.match(/3|٣/)
    }
  })

  it('says what follows for one person and for several', async () => {
    for (const tag of ['en', ...LANGUAGES]) {
      const { bulk } = tag === 'en' ? ENGLISH : await load(tag)
      for (const { text } of Object.values(bulk.ask))
        for (const n of [1, 2, 12]) expect(text(n), tag).to.match(/[.。]$/)
    }
    const { text } = ENGLISH.bulk.ask['speak.deny']
    expect(text(1)).to.match(/^Their microphone goes off/)
    expect(text(2)).to.match(/^Their microphones go off/)
    expect((await load('es')).bulk.ask['lobby.admit'].text(1)).to.equal('Entra enseguida.')
    expect((await load('ar')).bulk.ask['participant.stopVideo'].text(2)).to.contain('يمكنهما')
  })

  it('says in Spanish what is spelt the same in Spain and in Latin America', async () => {
    const words = await load('es')
    expect(strings(words).filter(([, text]) => /v[ií]deo/i.test(text))).to.deep.equal([])
    expect(words.cards.camera.title('Ana')).to.not.match(/v[ií]deo/i)
  })

  it('counts in the six forms of Arabic', async () => {
    const { panel } = await load('ar-EG')
    expect([0, 1, 2, 3, 11, 100].map(panel.peopleCount)).to.deep.equal([
      'لا أحد',
      'شخص واحد',
      'شخصان',
      '٣ أشخاص',
      '١١ شخصًا',
      '١٠٠ شخص',
    ])
  })

  it('counts in the forms of Polish, also after a preposition', async () => {
    const { panel, list, search } = await load('pl')
    expect([1, 2, 5, 22].map(panel.peopleCount)).to.deep.equal(['1 osoba', '2 osoby', '5 osób', '22 osoby'])
    expect([1, 2, 5].map(list.joined)).to.deep.equal(['Dołączyła 1 osoba', 'Dołączyły 2 osoby', 'Dołączyło 5 osób'])
    expect(search.found(3, 23)).to.equal('3 z 23 osób')
  })

  it('writes numbers and times as the country does', async () => {
    const [germany, switzerland] = [await load('de-DE'), await load('de-CH')]
    expect(germany.panel.number(12_345)).to.equal('12.345')
    expect(switzerland.panel.number(12_345)).to.match(/^12['’]345$/)
    expect((await load('fr')).panel.counts(1_236, 2_000)).to.equal('1\u202f236 en ligne, 2\u202f000 au total')
    expect((await load('ja')).panel.left(NOW, 28 * 60_000)).to.equal('10:42に退出、滞在28 分')
    expect((await load('de')).panel.left(NOW, 65 * 60_000)).to.equal('Gegangen 10:42, 1\u00a0h 5\u00a0min hier')
  })

  it('says times of today and of another day with the words that go before them', async () => {
    const [today, otherDay, early] = [NOW + 300_000, NOW + 3 * 86_400_000, NOW - 577 * 60_000]
    const said = async (tag: string, at: number) => {
      const { notices, door, panel } = tag === 'en' ? ENGLISH : await load(tag)
      return [notices.removed.until(at, NOW), door.ended.text(undefined, at, NOW), panel.keptOut(at, NOW)]
    }
    expect(await said('en', today)).to.deep.equal([
      'You can come back at 10:47.',
      'It ended at 10:47.',
      'Kept out until 10:47',
    ])
    expect(await said('en', otherDay)).to.deep.equal([
      'You can come back on Nov 27, 2026 at 10:42.',
      'It ended on Nov 27, 2026 at 10:42.',
      'Kept out until Nov 27, 2026, 10:42',
    ])
    expect(await said('de', today)).to.deep.equal([
      'Sie können ab 10:47 zurückkommen.',
      'Er wurde um 10:47 geschlossen.',
      'Ausgeschlossen bis 10:47',
    ])
    expect(await said('de', otherDay)).to.deep.equal([
      'Sie können ab dem 27.11.2026 um 10:42 zurückkommen.',
      'Er wurde am 27.11.2026 um 10:42 geschlossen.',
      'Ausgeschlossen bis zum 27.11.2026 um 10:42',
    ])
    expect(await said('fr', otherDay)).to.deep.equal([
      'Vous pourrez revenir dès le 27 nov. 2026 à 10:42.',
      'Elle a fermé le 27 nov. 2026 à 10:42.',
      'Sans accès jusqu’au 27 nov. 2026 à 10:42',
    ])
    expect(await said('es', early)).to.deep.equal([
      'Podrás volver a la 1:05.',
      'Se cerró a la 1:05.',
      'Sin acceso hasta la 1:05',
    ])
    expect(await said('es', otherDay)).to.deep.equal([
      'Podrás volver el 27 nov 2026 a las 10:42.',
      'Se cerró el 27 nov 2026 a las 10:42.',
      'Sin acceso hasta el 27 nov 2026 a las 10:42',
    ])
    expect(await said('it', otherDay)).to.deep.equal([
      'Potrai tornare dalle 10:42 del 27 nov 2026.',
      'È stata chiusa il 27 nov 2026 alle 10:42.',
      'Senza accesso fino alle 10:42 del 27 nov 2026',
    ])
    expect(await said('ja', otherDay)).to.deep.equal([
      '2026/11/27 10:42以降に戻れます。',
      '2026/11/27 10:42に終了しました。',
      '2026/11/27 10:42まで入室不可',
    ])
    for (const tag of LANGUAGES)
      for (const at of [today, otherDay])
        for (const words of await said(tag, at)) {
          expect(words, tag).to.match(at === today ? /10:47|١٠:٤٧/ : /2026|٢٠٢٦/)
          if (at === today) expect(words, tag).to.not.match(/2026|٢٠٢٦/)
        }
  })

  it('follows the closest lang, and when it changes', async () => {
    speak('de')
    const element = await draw(hostRoom())
    await until(() => title(element) === 'Teilnehmende')
    element.lang = 'fr'
    await until(
      () =>
        title(element) === 'Participants' && shown(element.shadowRoot!.querySelector('header')!).includes('en ligne'),
    )
    element.lang = 'ja'
    element.lang = 'es' // before Japanese is there
    await until(() => title(element) === 'Participantes')
    element.removeAttribute('lang')
    await until(() => title(element) === 'Teilnehmende')
    speak('sv')
    await until(() => title(element) === 'Participants')
    element.remove()
    speak('it')
    document.body.append(element)
    await until(() => title(element) === 'Partecipanti')
  })

  it('hears of a lang outside of the shadow root that it stands in', async () => {
    const element = await draw(hostRoom())
    const host = document.createElement('div')
    host.attachShadow({ mode: 'open' }).append(element)
    document.body.append(host)
    host.lang = 'nl'
    await until(() => title(element) === 'Deelnemers')
    host.remove()
  })

  it("puts the page's own words above any language", async () => {
    const element = await draw(hostRoom())
    element.messages = { panel: { title: 'Crew', roles: { HOST: 'Captain' } } }
    await until(() => title(element) === 'Crew')
    const text = shown(element.shadowRoot!.querySelector('participant-list')!)
    expect(text).to.contain('Captain')
    expect(text).to.contain('On stage')
    speak('de')
    await until(() => shown(element.shadowRoot!.querySelector('participant-list')!).includes('Auf der Bühne'))
    expect(title(element)).to.equal('Crew')
    element.messages = undefined
    await until(() => title(element) === 'Teilnehmende')
  })

  it('takes anew what the page changed in its words, and leaves what it does not say', async () => {
    const element = await draw(hostRoom())
    const messages = { panel: { title: 'Crew' } }
    element.messages = messages
    await until(() => title(element) === 'Crew')
    messages.panel.title = 'Staff'
    element.messages = { ...messages }
    await until(() => title(element) === 'Staff')
    element.messages = { panel: { title: undefined } } as unknown as Messages
    await until(() => title(element) === 'Participants')
  })

  it('takes a plain text where the sentence does not need what it is told', () => {
    const messages: Messages = { list: { selected: 'some' } }
    expect(wordsOf('list', ENGLISH.list, { messages }).selected(3)).to.equal('some')
  })

  for (const tag of ['ar', 'he'])
    it(`is accessible from right to left: ${tag}`, async () => {
      Object.assign(document.documentElement, { lang: tag, dir: 'rtl' })
      const element = await draw(new StaticPanel({ room: Object.values(ROW_STATES) }))
      await until(() => title(element) !== 'Participants')
      await expect(element).to.be.accessible()
      expect(getComputedStyle(element).direction).to.equal('rtl')
      document.documentElement.dir = ''
    })

  for (const tag of LANGUAGES)
    it(`cuts no button short at 320 px: ${tag}`, async () => {
      speak(tag)
      for (const state of ['live', 'offline', 'not loaded', 'elsewhere', 'removed', 'moderated']) {
        const element = await draw(PANEL_STATES[state]!())
        element.style.inlineSize = '320px'
        await until(() => element.translation.get().dictionary !== undefined)
        await element.updateComplete
        for (const button of element.shadowRoot!.querySelectorAll<HTMLElement>('button, .status'))
          expect(button.scrollWidth, `${state}: ${button.textContent}`).to.be.at.most(button.clientWidth + 1)
        remove()
      }
    })
})

/** Every fixed text of a dictionary, by its path. */
function strings(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const name = path ? `${path}.${key}` : key
    if (typeof value === 'string') return [[name, value] as [string, string]]
    return typeof value === 'object' && value ? strings(value, name) : []
  })
}
