import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { until } from '../data/open-panel.ts'
import { draw, remove, settled, shown } from './draw.ts'
import { LOBBY_STATES, lobbyRoom, twoWait, waiter, withLobby } from './scenes-lobby.ts'
import { NOW, StaticPanel, type StaticPanelElement } from './static-panel.ts'

const inside = (element: StaticPanelElement, selector: string) =>
  element.shadowRoot!.querySelector<HTMLElement>(selector)!
const rows = (element: StaticPanelElement) => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>('participant-row:not([hidden])'),
]
const scene = (name: string) => LOBBY_STATES[name]!()
const message = (element: StaticPanelElement) => shown(inside(element, '.message'))

describe('the waiting room, for everybody', () => {
  afterEach(remove)

  for (const [name, scene] of Object.entries(LOBBY_STATES))
    for (const theme of ['light', 'dark'] as const)
      it(`is accessible: ${name}, ${theme}`, async () => expect(await draw(scene(), theme)).to.be.accessible())
})

describe('the waiting room, for those who decide', () => {
  afterEach(remove)

  it('has rows with who and since when, and two buttons that name the person', async () => {
    const panel = twoWait()
    const element = await draw(panel)
    const [priya, tomasz] = rows(element)
    expect(shown(priya!)).to.equal('[Waiting] Priya Raman Signed in, 2 min [Deny: Priya Raman] [Admit: Priya Raman]')
    expect(shown(tomasz!)).to.contain('Guest, just now')
    expect([priya!.ariaLabel, tomasz!.ariaLabel]).to.deep.equal([
      'Priya Raman, Viewer, Waiting',
      'Tomasz, Viewer, Waiting, Guest',
    ])
    for (const button of priya!.querySelectorAll('button')) button.click()
    expect(panel.asked).to.deep.equal([
      ['act', 'lobby.deny', ['priya-raman']],
      ['act', 'lobby.admit', ['priya-raman']],
    ])
  })

  it('is worked by keys: right into the row, to Deny and Admit', async () => {
    const panel = twoWait()
    const element = await draw(panel)
    rows(element)[0]!.focus()
    await sendKeys({ press: 'ArrowRight' })
    await sendKeys({ press: 'ArrowRight' })
    await sendKeys({ press: 'Enter' })
    expect(panel.asked).to.deep.equal([['act', 'lobby.admit', ['priya-raman']]])
  })

  it('lets all in from the heading, and says where nobody waits', async () => {
    const panel = twoWait()
    const element = await draw(panel)
    const all = inside(element, '.section-header[data-section=waiting] > button')
    expect(all.textContent.trim()).to.equal('Admit all')
    all.click()
    expect(panel.asked).to.deep.equal([['act', 'lobby.admit', ['priya-raman', 'tomasz']]])
    remove()
    const empty = await draw(scene('nobody waits'))
    expect(shown(inside(empty, '.section-header[data-section=waiting]'))).to.equal('[Waiting 0 people] Nobody waiting')
  })

  it('shows at once who was let in by the heading, under the pointer and the focus, which goes to the heading', async () => {
    const panel = twoWait()
    const element = await draw(panel)
    inside(element, 'participant-list').dispatchEvent(new PointerEvent('pointermove'))
    panel.results = ['priya-raman', 'tomasz'].map((target) => ({ target, ok: true, participant: undefined as never }))
    const all = inside(element, '.section-header[data-section=waiting] > button')
    all.focus()
    all.click()
    panel.sections.set([{ name: 'waiting', ids: [] }, ...panel.sections.get().slice(1)])
    await until(() => inside(element, '.section-header[data-section=waiting]').textContent.includes('Nobody waiting'))
    await until(() => element.shadowRoot!.activeElement?.matches('.fold[data-section=waiting]') === true)
  })

  it('marks what is under way on its own button', async () => {
    const element = await draw(scene('one is being let in, one cannot be'))
    const wish = element.shadowRoot!.querySelector<HTMLElement>('button.pending')!
    const ring = getComputedStyle(wish, '::after')
    expect(ring.position).to.equal('absolute')
    expect(getComputedStyle(wish).position, 'what the ring stands in').to.equal('relative')
  })

  it('does nothing twice, nor without a connection, and says why', async () => {
    const panel = scene('one is being let in, one cannot be')
    const element = await draw(panel)
    for (const button of element.shadowRoot!.querySelectorAll<HTMLElement>('participant-row .button')) button.click()
    expect(panel.asked).to.deep.equal([])
    expect(rows(element)[1]!.querySelector<HTMLElement>('.admit')!.title).to.equal('Not while reconnecting')
  })

  it('has icons instead of words in a narrow panel, in rows that stay on one line', async () => {
    const element = await draw(twoWait())
    const admit = rows(element)[0]!.querySelector<HTMLElement>('.admit')!
    expect(admit.innerText.trim()).to.equal('Admit')
    element.style.inlineSize = '240px'
    expect(admit.innerText.trim()).to.equal('')
    expect(admit.querySelector('svg')!.getBoundingClientRect().width).to.equal(16)
    expect(admit.getBoundingClientRect().width).to.equal(28)
    const name = rows(element)[0]!.querySelector('.name')!
    expect(name.scrollWidth).to.be.at.most(name.clientWidth)
  })

  it('decides about one who waits out of sight right there', async () => {
    const panel = scene('one waits out of sight')
    const element = await draw(panel)
    const knocks = inside(element, '.knocks')
    expect(shown(knocks)).to.equal(
      'Priya Raman is waiting Signed in, just now [Deny: Priya Raman] [Admit: Priya Raman]',
    )
    // It is announced with others: this one is not spoken a second time.
    expect(knocks.closest('[role=status], [role=alert]')).to.equal(null)
    for (const button of knocks.querySelectorAll('button')) button.click()
    expect(panel.asked.map(([, action]) => action)).to.deep.equal(['lobby.deny', 'lobby.admit'])
  })

  it('lets many in after a question, or shows them: unfolded, unfiltered, with the focus', async () => {
    const panel = scene('twelve wait out of sight')
    panel.show({ waiting: Array.from({ length: 12 }, (_, at) => waiter(`Person ${at}`, 3, { id: `w-${at}` })) })
    const element = await draw(panel)
    const [show, admit] = inside(element, '.knocks').querySelectorAll('button')
    expect(shown(inside(element, '.knocks'))).to.equal('12 people are waiting Longest 3 min [Show] [Admit all]')
    admit!.click()
    await until(() => inside(element, 'dialog') !== null && (inside(element, 'dialog') as HTMLDialogElement).open)
    expect(shown(inside(element, 'dialog'))).to.contain('Admit 12 people?')
    await sendKeys({ press: 'Escape' })
    show!.click()
    await until(() => element.shadowRoot!.activeElement === rows(element)[0])
    expect(panel.asked).to.deep.equal([['clearFind']])
    expect(panel.folds.get()).to.deep.equal({ waiting: false })
  })

  it('tells of a denial, which can be undone, and of what somebody else had decided', async () => {
    const panel = scene('one was denied')
    const element = await draw(panel)
    const toast = () => inside(element, 'participant-panel-toast')
    expect(shown(toast())).to.equal('Denied Tomasz [Undo]')
    toast().querySelector('button')!.click()
    await settled(element)
    expect(panel.asked).to.deep.equal([['act', 'participant.unban', ['tomasz']]])
    remove()
    expect(shown(inside(await draw(scene('denied by somebody else already')), 'participant-panel-toast'))).to.equal(
      'Ben Adler denied Tomasz already',
    )
    expect(shown(inside(await draw(scene('several were let in')), 'participant-panel-toast'))).to.contain('Let in 3')
  })
})

describe('a message to who waits', () => {
  afterEach(remove)

  async function write(panel: StaticPanel) {
    const element = await draw(panel)
    const { writeToLobby } = await import('../../src/elements/lobby-message/load-lobby-message.ts')
    await writeToLobby(inside(element, 'participant-list') as never)
    await until(() => (inside(element, 'participant-lobby-message dialog') as HTMLDialogElement | null)?.open === true)
    const dialog = inside(element, 'participant-lobby-message dialog') as HTMLDialogElement
    const button = (name: string) =>
      [...dialog.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name)
    return { element, dialog, button, field: dialog.querySelector('textarea')! }
  }

  it('says whom it reaches, and goes out once', async () => {
    const panel = withLobby(twoWait())
    const { dialog, button, field } = await write(panel)
    expect(shown(dialog)).to.contain('2 people wait now and see it at once, and so does whoever comes later.')
    expect(button('Take back')).to.equal(undefined)
    field.value = ' Soon '
    button('Send')!.click()
    await until(() => !dialog.open)
    expect(panel.asked).to.deep.equal([['act', 'lobby.message', [], { text: 'Soon' }]])
  })

  it('is not closed by the answer to the one before', async () => {
    const panel = withLobby(twoWait())
    const { element, dialog, button, field } = await write(panel)
    panel.answersAfterMs = 100
    field.value = 'First'
    button('Send')!.click()
    dialog.close()
    const { writeToLobby } = await import('../../src/elements/lobby-message/load-lobby-message.ts')
    await writeToLobby(inside(element, 'participant-list') as never)
    const next = () => inside(element, 'participant-lobby-message dialog') as HTMLDialogElement | null
    await until(() => next()?.open === true)
    next()!.querySelector('textarea')!.value = 'Second'
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(next()?.open).to.equal(true)
    expect(next()!.querySelector('textarea')!.value).to.equal('Second')
  })

  it('shows what they are told so far, takes it back, and stays where that failed', async () => {
    const panel = withLobby(lobbyRoom([waiter('Priya Raman', 1)]), { lobbyMessage: 'We begin at ten' })
    const { element, dialog, button, field } = await write(panel)
    expect(field.value).to.equal('We begin at ten')
    field.value = 'We begin at eleven'
    withLobby(panel, { lobbyMessage: 'By somebody else' })
    panel.sections.set([...panel.sections.get()])
    await settled(element)
    expect(field.value, 'what is being written stays').to.equal('We begin at eleven')
    panel.results = [{ target: '', ok: false, problem: { code: 'no-answer', detail: 'no answer', retryable: true } }]
    button('Take back')!.click()
    await until(() => shown(dialog).includes('Not sent: no answer'))
    panel.results = []
    await sendKeys({ press: 'Escape' })
    expect(dialog.open).to.equal(false)
    expect(panel.asked).to.deep.equal([['act', 'lobby.message', [], { text: '' }]])
  })
})

describe('a closed door', () => {
  afterEach(remove)

  it('says that one waits, how long, and what staff write; the time is not read out', async () => {
    const panel = scene('waiting oneself')
    const element = await draw(panel)
    expect(message(element)).to.equal('Waiting to be let in The host knows you’re here. Waiting 2 min. [Leave]')
    inside(element, '.message button').click()
    expect(panel.asked).to.deep.equal([['leaveLobby']])
    panel.notice.set({ kind: 'lobby', since: NOW, message: 'We begin at ten', mayLeave: false })
    await settled(element)
    expect(message(element)).to.equal(
      'Waiting to be let in The host knows you’re here. Message from the hosts We begin at ten',
    )
    const told = inside(element, '.told')
    expect(told.closest('[role=status]')).not.to.equal(null)
    expect(told.closest('[aria-live=off]')).to.equal(null)
    expect(inside(element, 'participant-list').hidden).to.equal(true)
  })

  const said: [string, string][] = [
    ['locked out', 'This room is locked Ben Adler locked it. You’ll join automatically when it is opened.'],
    ['the room has ended', 'The room has ended Maya Okafor ended it at 10:36.'],
    [
      'denied for a while',
      'You were not let in Inès Moreau did not let you in at 10:36: for members only. You can ask to join again at 10:43. [Ask to join]',
    ],
    [
      'denied, and may ask again',
      'You were not let in Inès Moreau did not let you in at 10:36. You can ask to join again. [Ask to join]',
    ],
    [
      'removed from a room with a waiting room',
      'You were removed Inès Moreau removed you at 10:36. You can ask to join again. [Ask to join]',
    ],
    [
      'banned until a day',
      'You can’t join this room Inès Moreau removed you at 10:36: spam. You can come back on Nov 27, 2026 at 10:42. If this is a mistake, write to the organiser. [Try again]',
    ],
    [
      'banned until the room ends',
      'You can’t join this room Inès Moreau removed you at 10:36. You’re banned until the room ends. If this is a mistake, write to the organiser.',
    ],
    [
      'banned for good',
      'You can’t join this room Inès Moreau removed you at 10:36. You’re banned for good. If this is a mistake, write to the organiser.',
    ],
  ]
  for (const [name, words] of said)
    it(`says who, why and until when: ${name}`, async () => {
      const element = await draw(scene(name))
      expect(message(element)).to.equal(words)
    })

  it('is asked at again only once that is allowed', async () => {
    const panel = scene('denied for a while')
    const element = await draw(panel)
    const ask = () => inside(element, '.message button') as HTMLButtonElement
    expect(ask().disabled).to.equal(true)
    remove()
    const later = scene('denied, and may ask again')
    const other = await draw(later)
    inside(other, '.message button').click()
    expect(later.asked).to.deep.equal([['joinAgain']])
  })

  it('leaves the list to those who see others, where the room has ended', async () => {
    const element = await draw(scene('the room has ended, with a list'))
    expect(inside(element, 'participant-list').hidden).to.equal(false)
    expect(shown(inside(element, '.banner'))).to.match(/^The room has ended It ended at /)
  })
})
