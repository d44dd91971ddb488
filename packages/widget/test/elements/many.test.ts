import { expect } from '@open-wc/testing'
import { until } from '../data/open-panel.ts'
import type { PanelPart } from '../../src/element-support/panel-part.ts'
import { isConfirmed } from '../../src/elements/panel-dialog/load-dialog.ts'
import { draw, remove, settled, shown } from './draw.ts'
import { endOf, LEFT, MANY_STATES } from './scenes-many.ts'
import type { StaticPanel, StaticPanelElement } from './static-panel.ts'
import { person } from '../../src/testing/person.ts'

const part = (element: StaticPanelElement, name: string) => element.shadowRoot!.querySelector<HTMLElement>(name)!
const all = (element: StaticPanelElement) => part(element, 'participant-panel-footer .all') as HTMLButtonElement
const dialog = (element: StaticPanelElement) => part(element, 'participant-panel-dialog dialog') as HTMLDialogElement
const asked = (panel: StaticPanel) => panel.asked.map(([name]) => name)
const buttons = (element: HTMLElement) => [...element.querySelectorAll('button')]

describe('mute all', () => {
  afterEach(remove)

  const open = async () => {
    const panel = MANY_STATES['mute all']!()
    return { panel, element: await draw(panel) }
  }

  it('says how many that are and whom it spares, and asks above ten', async () => {
    const { panel, element } = await open()
    panel.preview = { reached: 214, skipped: [{ code: 'not-eligible', role: 'CO_HOST', count: 3 }] }
    all(element).click()
    await until(() => dialog(element)?.open)
    expect(shown(dialog(element))).to.equal(
      'Mute 214 people? Mute 214, skip 3 co-hosts. Staff keep their microphones. Nobody is ever unmuted for them. ' +
        '[Cancel] [Mute 214]',
    )
    expect(asked(panel)).to.deep.equal(['preview'])
    buttons(dialog(element))[1]!.click()
    await until(() => asked(panel).includes('actOnAll'))
    expect(panel.asked.at(-1)).to.deep.equal(['actOnAll', 'participant.mute', { microphone: true }])
  })

  it('leaves everybody alone after Cancel', async () => {
    const { panel, element } = await open()
    panel.preview = { reached: 11, skipped: [] }
    all(element).click()
    await until(() => dialog(element)?.open)
    buttons(dialog(element))[0]!.click()
    await until(() => all(element).getAttribute('aria-disabled') === null)
    expect(dialog(element).open).to.equal(false)
    expect(asked(panel)).to.deep.equal(['preview'])
  })

  it('is asked for again by what says that it was not done, which goes at once', async () => {
    const { panel, element } = await open()
    panel.preview = { reached: 11, skipped: [] }
    panel.answersAfterMs = 50
    panel.outcome.set({
      notDone: 'participant.mute',
      failed: { code: 'no-answer', detail: 'no answer', retryable: true },
    })
    await until(() => part(element, 'participant-panel-toast button') !== null)
    part(element, 'participant-panel-toast button').click()
    await until(() => part(element, 'participant-panel-toast') === null)
    await until(() => dialog(element)?.open)
  })

  it('is done at once up to ten, and says where there is nobody', async () => {
    const { panel, element } = await open()
    panel.preview = { reached: 10, skipped: [] }
    all(element).click()
    await until(() => asked(panel).includes('actOnAll'))
    panel.preview = { reached: 0, skipped: [] }
    await until(() => all(element).getAttribute('aria-disabled') === null)
    all(element).click()
    await until(() => asked(panel).includes('tellNobody'))
    expect(asked(panel).filter((name) => name === 'actOnAll').length).to.equal(1)
  })

  it('is not asked for twice at a time, nor without a connection', async () => {
    const { panel, element } = await open()
    all(element).click()
    all(element).click()
    expect(asked(panel)).to.deep.equal(['preview'])
    panel.footer.set({ devices: [], muteAll: { blocked: 'offline' } })
    await until(() => all(element).title === 'Not while offline')
    all(element).click()
    expect(asked(panel)).to.deep.equal(['preview'])
  })

  it('keeps its word beside the own devices, whose icon is the same', async () => {
    const element = await draw(MANY_STATES['mute all beside own devices']!())
    const word = all(element).querySelector<HTMLElement>('.label')!
    for (const width of [360, 240]) {
      element.style.inlineSize = `${width}px`
      expect(word.offsetWidth).to.be.above(20)
      expect(all(element).scrollWidth).to.be.at.most(all(element).clientWidth)
    }
  })
})

it('a question that takes the place of another stays, and the other is answered with no', async () => {
  const element = await draw(MANY_STATES['mute all']!())
  const host = part(element, 'participant-list') as unknown as PanelPart
  const answers: unknown[] = []
  void isConfirmed(host, { action: 'room.end', count: 20 }).then((answer) => answers.push(['end', answer]))
  await until(() => dialog(element)?.open)
  void isConfirmed(host, { action: 'participant.mute', count: 20 }).then((answer) => answers.push(['mute', answer]))
  await until(() => dialog(element).ariaLabel!.includes('Mute'))
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(dialog(element).open).to.equal(true)
  expect(answers).to.deep.equal([['end', false]])
  remove()
})

describe('what is being done to many', () => {
  afterEach(remove)

  it('is shown with how far it is, and can be stopped', async () => {
    const panel = MANY_STATES['muting everybody']!()
    const element = await draw(panel)
    const running = part(element, 'participant-panel-progress')
    expect(shown(running)).to.equal('Muting 120 of 214 [Cancel]')
    const bar = running.querySelector('progress')!
    expect([bar.value, bar.max, bar.getAttribute('aria-label')]).to.deep.equal([120, 214, 'Muting 120 of 214'])
    buttons(running)[0]!.click()
    expect(panel.asked).to.deep.equal([['cancelBulk', 'b-1']])
    panel.progress.set({ ...panel.progress.get()!, isCancelled: true })
    await settled(element)
    expect(shown(running)).to.equal('Cancelling')
    panel.progress.set(undefined)
    await settled(element)
    expect(part(element, 'participant-panel-progress')).to.equal(null)
  })

  it('of somebody else says who, and offers nothing to whoever may not', async () => {
    const element = await draw(MANY_STATES['somebody else mutes everybody']!())
    expect(shown(part(element, 'participant-panel-progress'))).to.equal('Ben Adler : Muting 120 of 214')
  })
})

describe('what came of it', () => {
  afterEach(remove)

  it('says how many had left, and shows them', async () => {
    const panel = MANY_STATES['everybody muted, but who had left']!()
    const element = await draw(panel)
    const toast = part(element, 'participant-panel-toast')
    expect(shown(toast)).to.equal('Muted 211 of 214. 3 had left [Show]')
    buttons(toast)[0]!.click()
    expect(panel.asked).to.deep.equal([['showOnly', LEFT.map(({ target }) => target)]])
    expect(panel.outcome.get()).to.equal(undefined)
  })

  it('asks again for those for whom it failed', async () => {
    const panel = MANY_STATES['nobody muted in an outage']!()
    const toast = part(await draw(panel), 'participant-panel-toast')
    expect(shown(toast)).to.equal('Muted 0 of 214. 214 failed [Show] [Retry]')
    buttons(toast)[1]!.click()
    expect(panel.asked).to.deep.equal([['act', 'participant.mute', ['p-ana']]])
  })

  it('says how many were left alone by one that was stopped', async () => {
    const panel = MANY_STATES['mute all']!()
    panel.outcome.set(endOf({ done: 100, left: 0 }))
    const toast = part(await draw(panel), 'participant-panel-toast')
    expect(shown(toast)).to.equal('Muted 100 of 214. 114 were left alone')
  })
})

describe('all who were found', () => {
  afterEach(remove)

  it('are selected together by staff, and by nobody else', async () => {
    const panel = MANY_STATES['mute all']!()
    panel.find.set({
      find: { query: '', filters: ['microphone'] },
      isOpen: false,
      filters: [],
      found: { shown: 3, total: 9, isEmpty: false },
    })
    const element = await draw(panel)
    const result = () => part(element, 'participant-panel-search .result')
    expect(shown(result())).to.equal('3 of 9 people [Clear]')
    panel.room.set({ ...panel.room.get(), self: person({ userId: 'maya', role: 'MODERATOR' }) })
    await settled(element)
    expect(shown(result())).to.equal('3 of 9 people [Select all 3] [Clear]')
    buttons(result())[0]!.click()
    expect(panel.asked).to.deep.equal([['select', ['ana-weber', 'jonas-lind', 'leo-park']]])
  })
})
