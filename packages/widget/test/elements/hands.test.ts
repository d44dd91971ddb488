import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { until } from '../data/open-panel.ts'
import { draw, remove, settled, shown } from './draw.ts'
import { handsRoom } from './scenes-hands.ts'
import { anaFor } from './scenes-menu.ts'
import { NOW, rowOf, StaticPanel, type StaticPanelElement } from './static-panel.ts'

const footer = (element: StaticPanelElement) => element.shadowRoot!.querySelector('participant-panel-footer')!
const hand = (element: StaticPanelElement) => footer(element).querySelector<HTMLButtonElement>('.hand')!
const rows = (element: StaticPanelElement) => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>('participant-row:not([hidden])'),
]

describe('the age of a raised hand', () => {
  afterEach(remove)

  it('is not cut in a narrow panel: there it stands alone', async () => {
    const hand = { place: 1, since: NOW - 42 * 60_000, mayLower: true }
    const line = { kind: 'hand', since: hand.since } as const
    const element = await draw(
      new StaticPanel({ hands: [rowOf({ name: 'Diego Fuentes', hand, line, hasMenu: true })] }),
    )
    const meta = element.shadowRoot!.querySelector<HTMLElement>('.meta')!
    const before = () => getComputedStyle(meta, '::before').content
    expect([meta.textContent.trim(), before()]).to.deep.equal(['Hand up 42\u00a0min', 'none'])
    element.style.inlineSize = '240px'
    expect([meta.innerText.trim(), before()]).to.deep.equal(['', '"42\u00a0min"'])
    expect(meta.scrollWidth).to.be.at.most(meta.clientWidth)
  })
})

describe('the own hand', () => {
  afterEach(remove)

  it('is a button that says what it does, and the place', async () => {
    const panel = handsRoom()
    const element = await draw(panel)
    expect(shown(footer(element))).to.equal('[Raise hand]')
    hand(element).click()
    panel.footer.set({ devices: [], hand: { ...panel.footer.get().hand!, isUp: true, place: 2 } })
    await settled(element)
    expect(shown(footer(element))).to.equal('[Lower hand, Hand raised, second in queue]')
    expect(hand(element).innerText.replaceAll('\n', ' ')).to.equal('Lower hand 2')
    hand(element).click()
    expect(panel.asked).to.deep.equal([
      ['act', 'hand.raise', ['kofi-mensah']],
      ['act', 'hand.lower', ['kofi-mensah']],
    ])
  })

  it('stands beside the own devices, whose group it is not in', async () => {
    const element = await draw(handsRoom({}, [{ device: 'microphone', on: true, pending: false, failed: undefined }]))
    expect(hand(element).matches('[role=group] *')).to.equal(false)
    expect(shown(footer(element).querySelector('[role=group]')!)).to.equal('[Mute]')
  })

  it('is not moved while it is on its way, nor without a connection', async () => {
    const panel = handsRoom({ isUp: true, pending: true })
    const element = await draw(panel)
    hand(element).click()
    panel.footer.set({ devices: [], hand: { ...panel.footer.get().hand!, pending: false, blocked: 'offline' } })
    await settled(element)
    hand(element).click()
    expect(hand(element).title).to.equal('Not while offline')
    expect(panel.asked).to.deep.equal([])
  })

  it('says at once why it was not raised, and tries again', async () => {
    const reason = { code: 'too-many-requests', detail: 'Too many requests: try again in 1 s.', retryable: true }
    const panel = handsRoom({ failed: { action: 'hand.raise', reason } })
    const element = await draw(panel)
    const alert = footer(element).querySelector('[role=alert]')!
    expect(shown(alert)).to.equal('Hand not raised: Too many requests: try again in 1 s. [Retry]')
    alert.querySelector('button')!.click()
    expect(panel.asked).to.deep.equal([['act', 'hand.raise', ['kofi-mensah']]])
    const refused = { ...reason, code: 'switched-off', retryable: false }
    panel.footer.set({
      devices: [],
      hand: { ...panel.footer.get().hand!, failed: { action: 'hand.raise', reason: refused } },
    })
    await settled(element)
    expect(shown(alert)).to.equal('Hand not raised: Too many requests: try again in 1 s.')
  })
})

describe('the hands of others', () => {
  afterEach(remove)

  it('say who, which role and which place', async () => {
    const element = await draw(handsRoom())
    expect(
      rows(element)
        .map(({ ariaLabel }) => ariaLabel)
        .slice(0, 2),
    ).to.deep.equal([
      'Diego Fuentes, Viewer, Hand raised, first in queue, Microphone off',
      'Aiko Tanaka, Viewer, Hand raised, second in queue, Microphone off',
    ])
  })

  it('go down by H, where that is allowed', async () => {
    const mayNot = { place: 1, since: NOW, mayLower: false }
    const panel = new StaticPanel({
      hands: [
        rowOf({ name: 'Zoe', hand: mayNot }),
        rowOf({ name: 'Leo', hand: { ...mayNot, place: 2, mayLower: true } }),
      ],
      room: [rowOf({ name: 'Ana' })],
    })
    const element = await draw(panel)
    for (const row of rows(element)) {
      row.focus()
      await sendKeys({ press: 'h' })
    }
    expect(panel.asked).to.deep.equal([['act', 'hand.lower', ['leo']]])
  })

  it('go down from the menu of their person, which keeps the focus when they do by themselves', async () => {
    const raised = { hand: { offset: 3, at: NOW } }
    const panel = new StaticPanel({ hands: [rowOf({ name: 'Ana Weber', id: 'p-ana', hasMenu: true })] })
    const menu = () => element.shadowRoot!.querySelector<HTMLElement>('participant-menu')
    const item = () => element.shadowRoot!.activeElement?.textContent?.trim()
    panel.inputs('p-ana').set(anaFor(undefined, raised))
    const element = await draw(panel)
    const openMenu = async () => {
      rows(element)[0]!.focus()
      await sendKeys({ press: 'Enter' })
      await until(() => item() === 'Lower hand')
    }
    await openMenu()
    panel.inputs('p-ana').set(anaFor())
    await until(() => item() === 'Mute')
    expect(menu()!.matches(':popover-open')).to.equal(true)
    await sendKeys({ press: 'Escape' })
    panel.inputs('p-ana').set(anaFor(undefined, raised))
    await openMenu()
    await sendKeys({ press: 'Enter' })
    expect(panel.asked).to.deep.equal([['act', 'hand.lower', ['p-ana'], undefined]])
  })
})
