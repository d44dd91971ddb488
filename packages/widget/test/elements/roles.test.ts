import { expect } from '@open-wc/testing'
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands'
import '../../src/define.ts'
import { FOREVER, type ParticipantRecord } from 'participant-panel-server/protocol'
import { person } from '../../src/testing/person.ts'
import { until } from '../data/open-panel.ts'
import { draw, remove, rowElement, settled, shown } from './draw.ts'
import { PSEUDO } from './english.ts'
import { ROLE_STATES, withAna } from './scenes-roles.ts'
import { NOW, type StaticPanel, type StaticPanelElement } from './static-panel.ts'

let panel: StaticPanel
let element: StaticPanelElement

const root = () => element.shadowRoot!
const focused = () => root().activeElement as HTMLElement
const menu = () => root().querySelector<HTMLElement>('participant-menu')!
const dialog = () => root().querySelector<HTMLDialogElement>('dialog[open]')!
const field = <Kind extends HTMLElement = HTMLInputElement>(name: string) =>
  dialog().querySelector<Kind>(`[name=${name}]`)!
const choose = (value: string) =>
  dialog()
    .querySelector<HTMLInputElement>(`[value=${CSS.escape(value)}]`)!
    .click()
const button = (words: string) =>
  [...dialog().querySelectorAll('button')].find(({ textContent }) => textContent.trim() === words)!
const said = () => dialog().querySelector('.why-off')!.textContent.trim()

/** What the item of Ana's menu asks. */
async function ask(item: string, scene = withAna(), theme?: 'light' | 'dark') {
  panel = scene
  element = await draw(panel, theme)
  rowElement(element).focus()
  rowElement(element).openMenu()
  await until(() => menu()?.matches(':popover-open') ?? false)
  const items = [...menu().querySelectorAll<HTMLElement>('[role^=menuitem]')]
  items.find(({ textContent }) => textContent.trim() === item)!.click()
  await until(() => dialog() !== null)
}

const answers = (given: Partial<ParticipantRecord> = {}) => {
  panel.results = [{ target: 'p-ana', ok: true, participant: person({ userId: 'ana', ...given }) }]
}
const isClosed = () => until(() => dialog() === null)

describe('questions about one person', () => {
  before(() => setViewport({ width: 800, height: 1_000 }))
  afterEach(async () => {
    remove()
    await emulateMedia({ forcedColors: 'none' })
  })

  for (const item of ['Ban…', 'Restrict…', 'Note and tags…', 'Make host…'])
    for (const look of ['light', 'dark', 'forced colours'] as const)
      it(`is accessible: ${item}, ${look}`, async () => {
        if (look === 'forced colours') await emulateMedia({ forcedColors: 'active' })
        const given = item === 'Make host…' ? ({ role: 'CO_HOST' } as const) : {}
        await ask(item, withAna(given), look === 'dark' ? 'dark' : 'light')
        await expect(element).to.be.accessible()
      })

  it('bans until the room ends where nothing else is chosen, and tells the reason', async () => {
    await ask('Ban…')
    answers()
    expect(shown(dialog())).to.equal(
      'Ban Ana Weber? Ana Weber leaves at once and cannot come back until the ban ends. ' +
        'For how long 10 min Until the room ends 1 day Until somebody takes it back ' +
        'Reason, which Ana Weber is told [Cancel] [Ban Ana Weber]',
    )
    expect(focused().textContent.trim()).to.equal('Cancel')
    field('reason').value = ' spam '
    button('Ban Ana Weber').click()
    await isClosed()
    expect(panel.asked).to.deep.equal([['act', 'participant.ban', ['p-ana'], { untilEnd: true, reason: 'spam' }]])
    await until(() => focused() === rowElement(element))
  })

  it('bans for so long, or for good', async () => {
    for (const [value, input] of [
      ['600', { forSeconds: 600 }],
      ['open', {}],
    ] as const) {
      await ask('Ban…')
      answers()
      choose(value)
      button('Ban Ana Weber').click()
      await isClosed()
      expect(panel.asked).to.deep.equal([['act', 'participant.ban', ['p-ana'], input]])
      remove()
    }
  })

  it('is not confirmed by Enter where it is a danger, and given up by Escape', async () => {
    await ask('Ban…')
    for (const target of [field('reason'), button('Ban Ana Weber')]) {
      target.focus()
      await sendKeys({ press: 'Enter' })
      expect(dialog()).not.to.equal(null)
    }
    await sendKeys({ press: 'Escape' })
    await isClosed()
    expect(panel.asked).to.deep.equal([])
  })

  it('offers a moderator no longer ban than they may give', async () => {
    await ask('Ban…', withAna({}, person({ userId: 'mo', role: 'MODERATOR' })))
    expect([...dialog().querySelectorAll('[name=span]')].map((each) => each.getAttribute('value'))).to.deep.equal([
      '600',
      'end',
      '86400',
    ])
  })

  it('restricts for a while, and only of what the person may do', async () => {
    await ask('Restrict…', withAna({ canShareScreen: false }))
    answers()
    expect([...dialog().querySelectorAll('[name=right]')].map((each) => each.getAttribute('value'))).to.deep.equal([
      'canSpeak',
      'canVideo',
      'canChat',
    ])
    choose('canChat')
    choose('1800')
    field('reason').value = 'noise'
    await sendKeys({ press: 'Enter' })
    await isClosed()
    const terms = { value: false, until: NOW + 1_800_000, reason: 'noise' }
    expect(panel.asked).to.deep.equal([['act', 'participant.change', ['p-ana'], { canSpeak: terms, canChat: terms }]])
  })

  it('restricts from when it is sent on, and not from when it was asked', async () => {
    await ask('Restrict…')
    answers()
    choose('1800')
    panel.now = NOW + 300_000
    await sendKeys({ press: 'Enter' })
    await isClosed()
    const terms = { value: false, until: NOW + 2_100_000 }
    expect(panel.asked).to.deep.equal([['act', 'participant.change', ['p-ana'], { canSpeak: terms }]])
  })

  it('stays with what was written when it was not done, says why, and can be sent again', async () => {
    await ask('Restrict…')
    panel.results = [
      { target: 'p-ana', ok: false, problem: { code: 'no-answer', detail: 'no answer', retryable: true } },
    ]
    field('reason').value = 'noise'
    button('Restrict Ana Weber').click()
    await until(() => said() !== '')
    expect(said()).to.equal('Not done: no answer')
    expect(field('reason').value).to.equal('noise')
    answers()
    button('Restrict Ana Weber').click()
    await isClosed()
    expect(panel.asked).to.have.length(2)
  })

  it('is off while the connection is away, and says why', async () => {
    await ask('Ban…')
    panel.header.set({ ...panel.header.get(), status: 'offline' })
    await settled(element)
    expect([said(), button('Ban Ana Weber').ariaDisabled]).to.deep.equal(['Not while offline', 'true'])
    button('Ban Ana Weber').click()
    expect(panel.asked).to.deep.equal([])
  })

  it('says the same in every language, also in a narrow panel', async () => {
    for (const item of ['[Ban…··]', '[Restrict…····]', '[Note and tags…······]']) {
      panel = withAna()
      element = await draw(panel)
      element.messages = PSEUDO
      await settled(element)
      rowElement(element).openMenu()
      await until(() => menu()?.matches(':popover-open') ?? false)
      const items = [...menu().querySelectorAll<HTMLElement>('[role^=menuitem]')]
      items.find(({ textContent }) => textContent.trim() === item)!.click()
      await until(() => dialog() !== null)
      const words = dialog().textContent.replaceAll(/\[[^[\]]*(\[[^[\]]*\][^[\]]*)*\]/g, '')
      expect(words.replaceAll('Ana Weber', '').trim(), item).to.equal('')
      remove()
    }
  })
})

describe('the note of a person', () => {
  const by = { id: 'p-ben', name: 'Ben Adler', at: NOW - 60_000 }
  const noted = (text: string, tags?: string[]) => withAna({ note: { text, by }, ...(tags && { tags }) })

  afterEach(remove)

  it('is read, changed and tagged', async () => {
    await ask('Note and tags…', noted('asks a lot', ['press', 'vip']))
    answers()
    const text = field<HTMLTextAreaElement>('note')
    expect([text.value, field('tags').value]).to.deep.equal(['asks a lot', 'press, vip'])
    expect(focused()).to.equal(text)
    expect(shown(dialog())).to.contain('Last written by Ben Adler')
    text.value = 'asks well'
    field('tags').value = 'vip, late , '
    button('Save').click()
    await isClosed()
    expect(panel.asked).to.deep.equal([
      ['act', 'participant.note', ['p-ana'], { text: 'asks well', expect: 'asks a lot' }],
      ['act', 'participant.tag', ['p-ana'], { add: ['late'], remove: ['press'] }],
    ])
  })

  it('asks for nothing where nothing was changed', async () => {
    await ask('Note and tags…', noted('asks a lot', ['vip']))
    button('Save').click()
    await isClosed()
    expect(panel.asked).to.deep.equal([])
  })

  it('shows what somebody else wrote meanwhile, keeps what was written here, and replaces theirs when sent again', async () => {
    await ask('Note and tags…', noted('old'))
    const theirs = { text: 'theirs <b>', by: { ...by, name: 'Inès Moreau' } }
    const problem = {
      code: 'conflict',
      detail: '',
      retryable: false,
      participant: person({ userId: 'ana', note: theirs }),
    }
    panel.results = [{ target: 'p-ana', ok: false, problem }]
    field<HTMLTextAreaElement>('note').value = 'mine'
    button('Save').click()
    await until(() => said() !== '')
    expect(said()).to.equal('Inès Moreau wrote meanwhile:theirs <b>')
    expect(field<HTMLTextAreaElement>('note').value).to.equal('mine')
    await expect(element).to.be.accessible()
    answers()
    button('Save mine').click()
    await isClosed()
    expect(panel.asked.at(-1)).to.deep.equal([
      'act',
      'participant.note',
      ['p-ana'],
      { text: 'mine', expect: 'theirs <b>' },
    ])
  })
})

describe('what the menu does about roles', () => {
  afterEach(remove)

  it('says until when, by whom and why a right was taken', async () => {
    const terms = { until: NOW + 600_000, reason: 'noise', by: { id: 'p-ben', name: 'Ben Adler', at: NOW } }
    panel = withAna({ canSpeak: false, overrideTerms: { canSpeak: terms } })
    element = await draw(panel)
    rowElement(element).openMenu()
    await until(() => menu()?.matches(':popover-open') ?? false)
    menu().querySelector<HTMLElement>('.unfold')!.click()
    await settled(element)
    const words = [...menu().querySelectorAll('[role=menuitemcheckbox]')].map(({ textContent }) => textContent.trim())
    expect(words[0]!.replaceAll(/\s+/g, ' ')).to.equal('SpeakNot allowed to speak until 10:52. By Ben Adler: noise')
    expect(words[1]).to.equal('Use camera')
    await expect(element).to.be.accessible()
  })

  it('hands the room over when that is confirmed', async () => {
    await ask('Make host…', withAna({ role: 'CO_HOST' }))
    expect(shown(dialog())).to.contain('Ana Weber becomes the host and you a co-host.')
    button('Make host').click()
    await until(() => panel.asked.length > 0)
    expect(panel.asked).to.deep.equal([['act', 'host.transfer', ['p-ana']]])
  })

  it('undoes a demotion', async () => {
    panel = ROLE_STATES['a demotion']!()
    element = await draw(panel)
    const toast = root().querySelector<HTMLElement>('participant-panel-toast')!
    expect(shown(toast)).to.equal('Ana Weber is now: Viewer [Undo]')
    toast.querySelector('button')!.click()
    const change = { role: 'CO_HOST', expect: { role: 'VIEWER' } }
    expect(panel.asked).to.deep.equal([['act', 'participant.change', ['p-ana'], change]])
  })
})

describe('who is kept out', () => {
  const rows = () => [...root().querySelectorAll<HTMLElement>('.kept-out li')]

  async function open(name: string, theme?: 'light' | 'dark') {
    panel = ROLE_STATES[name]!()
    element = await draw(panel, theme)
    await until(() => root().querySelector('participant-panel-kept-out')!.childElementCount > 0)
    await settled(element)
  }

  afterEach(remove)

  for (const name of ['people who are kept out', 'many who are kept out', 'nobody is kept out'])
    for (const theme of ['light', 'dark'] as const)
      it(`is accessible: ${name}, ${theme}`, async () => {
        await open(name, theme)
        await expect(element).to.be.accessible()
      })

  it('stands there with by whom, why and until when', async () => {
    await open('people who are kept out')
    const words = rows().map(shown)
    expect(words[1]).to.equal(
      'Tomasz Wiśniewski-Baranowski Kept out · By Inès Moreau [Unban Tomasz Wiśniewski-Baranowski]',
    )
    expect(words[2]).to.equal('نور الهاشمي Kept out until the room ends · By Inès Moreau ضوضاء [Unban نور الهاشمي]')
    expect(words[3]).to.match(/^Kofi Mensah Kept out until \d\d:\d\d · Not let in \[Unban Kofi Mensah\]$/)
  })

  it('is let in again, keeps the place, and can be kept out again as before', async () => {
    await open('people who are kept out')
    answers()
    const people = panel.keptOut.get()
    const [sofia, tomasz, nour] = people
    for (const [at, person] of [sofia, tomasz, nour].entries()) {
      rows()[at]!.querySelector('button')!.click()
      await until(() => panel.asked.length === at + 1)
      panel.keptOut.set(panel.keptOut.get().filter(({ id }) => id !== person!.id))
    }
    await settled(element)
    expect(shown(rows()[0]!)).to.equal('Sofia Rossi May come again [Undo. Ban Sofia Rossi again]')
    expect(rows()).to.have.length(4)
    panel.now = NOW + 60_000
    for (const row of rows().slice(0, 3)) row.querySelector('button')!.click()
    expect(panel.asked.slice(3)).to.deep.equal([
      ['act', 'participant.ban', [sofia!.id], { forSeconds: 540, reason: sofia!.reason }],
      ['act', 'participant.ban', [tomasz!.id], {}],
      ['act', 'participant.ban', [nour!.id], { untilEnd: true, reason: nour!.reason }],
    ])
  })

  it('says why somebody could not be let in', async () => {
    await open('people who are kept out')
    const problem = { code: 'rank-too-low', detail: 'You cannot.', retryable: false }
    panel.results = [{ target: '', ok: false, problem }]
    rows()[0]!.querySelector('button')!.click()
    await until(() => rows()[0]!.querySelector('.failure') !== null)
    expect(rows()[0]!.querySelector('.failure')!.textContent).to.match(/^Not unbanned: ./)
  })

  it('is searched where there are many', async () => {
    await open('people who are kept out')
    expect(root().querySelector('.kept-out-search')).to.equal(null)
    remove()
    await open('many who are kept out')
    const search = root().querySelector<HTMLInputElement>('.kept-out-search input')!
    search.focus()
    await sendKeys({ type: 'sof' })
    await settled(element)
    expect(rows().map(({ textContent }) => textContent.includes('Sofia'))).to.deep.equal([true])
    await sendKeys({ type: 'x' })
    await settled(element)
    expect(shown(root().querySelector('participant-panel-kept-out')!)).to.contain('No one called “sofx”')
    panel.view.set('kept-out')
    await sendKeys({ press: 'Escape' })
    await settled(element)
    expect([search.value, panel.view.get()]).to.deep.equal(['', 'kept-out'])
  })
})

it('who is kept out for good is told no year of the calendar', async () => {
  expect(new Date(FOREVER).getUTCFullYear()).to.equal(9999)
  element = await draw(ROLE_STATES['decided about people']!())
  expect(shown(root().querySelector('participant-list')!))
    .to.contain('Kept out')
    .and.not.contain('9999')
  remove()
})
