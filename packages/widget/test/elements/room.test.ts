import { expect } from '@open-wc/testing'
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands'
import '../../src/define.ts'
import { until } from '../data/open-panel.ts'
import { draw, remove, settled, shown } from './draw.ts'
import { roomInputs, ROOM_MENUS, ROOM_STATES } from './scenes-room.ts'
import { headerOf, type StaticPanel, type StaticPanelElement } from './static-panel.ts'

let panel: StaticPanel
let element: StaticPanelElement

const inside = (selector: string) => element.shadowRoot!.querySelector<HTMLElement>(selector)!
const focused = () => element.shadowRoot!.activeElement as HTMLElement
const tool = () => inside('.tool.room')
const menu = () => inside('participant-room-menu')
const isOpen = () => menu()?.matches(':popover-open') ?? false
const items = () => [...menu().querySelectorAll<HTMLElement>('[role^=menuitem]')]
const item = (name: string) => items().find(({ textContent }) => textContent.trim().startsWith(name))!
const dialog = () => inside('dialog') as HTMLDialogElement

async function open(scene = ROOM_MENUS['a host']!, theme?: 'light' | 'dark') {
  panel = scene()
  element = await draw(panel, theme)
  tool().click()
  await until(isOpen)
}

async function unfold() {
  menu().querySelector<HTMLElement>('.unfold')?.click()
  await settled(element)
}

async function press(key: string) {
  await sendKeys({ press: key })
  await settled(element)
}

describe('what is open on top of the panel', () => {
  afterEach(remove)

  it('goes with its room, and does nothing to the next one', async () => {
    await open()
    item('End room').click()
    await until(() => dialog()?.open === true)
    const verb = [...dialog().querySelectorAll('button')].at(-1)!
    element.static = ROOM_MENUS['a host']!()
    element.room = 'another'
    await settled(element)
    verb.click()
    await settled(element)
    expect([inside('dialog') === null, ...element.opened.map(({ asked }) => asked.length)]).to.deep.equal([true, 0, 0])
  })

  it('is no menu of the room before either', async () => {
    await open()
    element.room = 'another'
    await settled(element)
    expect(menu() === null).to.equal(true)
  })

  it('leaves the focus where it is when it goes, closed', async () => {
    await open()
    await press('Escape')
    await until(() => !isOpen())
    const field = document.createElement('input')
    document.body.append(field)
    field.focus()
    document.body.append(element)
    await settled(element)
    expect(document.activeElement === field, 'the panel is moved').to.equal(true)
    element.room = 'another'
    await settled(element)
    expect(document.activeElement === field, 'another room').to.equal(true)
    field.remove()
  })
})

describe('menu of the room', () => {
  before(() => setViewport({ width: 800, height: 1_000 }))
  afterEach(async () => {
    remove()
    await emulateMedia({ forcedColors: 'none' })
  })

  for (const [name, scene] of Object.entries(ROOM_MENUS))
    for (const look of ['light', 'dark', 'forced colours'] as const)
      it(`is accessible: ${name}, ${look}`, async () => {
        if (look === 'forced colours') await emulateMedia({ forcedColors: 'active' })
        await open(scene, look === 'dark' ? 'dark' : 'light')
        await unfold()
        await expect(element).to.be.accessible()
      })

  it('goes round by keys, unfolds its rules, and gives the focus back to its button', async () => {
    panel = ROOM_MENUS['a host']!()
    element = await draw(panel)
    tool().focus()
    await press('Enter')
    await until(isOpen)
    expect(tool().ariaExpanded).to.equal('true')
    const said = () => focused().textContent.trim()
    const first = said()
    await press('End')
    expect(said()).to.equal('End room for everyone…')
    await press('ArrowDown')
    expect(said()).to.equal(first)
    await press('r')
    expect(said()).to.equal('Room rules')
    await press('ArrowRight')
    await until(() => item('Viewers may raise hands') !== undefined)
    await press('ArrowLeft')
    expect([focused().ariaExpanded, item('Viewers may raise hands') === undefined]).to.deep.equal(['false', true])
    await press('Escape')
    expect([isOpen(), tool().ariaExpanded]).to.deep.equal([false, 'false'])
    expect(focused().className).to.equal('tool room')
  })

  it('closes by its button', async () => {
    await open()
    const { left, top } = tool().getBoundingClientRect()
    const { sendMouse } = await import('@web/test-runner-commands')
    await sendMouse({ type: 'click', position: [Math.round(left + 16), Math.round(top + 16)] })
    await until(() => !isOpen())
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(isOpen(), 'and does not open again').to.equal(false)
  })

  it('says why something is off, once where it holds for all', async () => {
    await open(ROOM_MENUS['an observed room'])
    expect(shown(item('Waiting room'))).to.equal('[Waiting room Your site lets people into this room]')
    remove()
    await open(ROOM_MENUS['while offline'])
    expect(inside('.menu .who').textContent.trim().replaceAll(/\s+/g, ' ')).to.equal('Studio Not while offline')
    item('Lock room').click()
    item('End room').click()
    expect(panel.asked).to.deep.equal([])
  })

  it('asks for what its switches say, and stays', async () => {
    await open()
    item('Lock room').click()
    item('Waiting room').click()
    await unfold()
    item('Viewers may raise hands').click()
    expect(isOpen()).to.equal(true)
    panel.room.set(roomInputs('HOST', { locked: { by: { id: 'p-maya', name: 'Maya', at: 0 }, rank: 50 } }))
    await settled(element)
    expect(item('Lock room').ariaChecked).to.equal('true')
    item('Lock room').click()
    expect(panel.asked).to.deep.equal([
      ['changeRoom', { action: 'room.lock' }],
      ['changeRoom', { action: 'room.change', input: { lobby: true } }],
      ['changeRoom', { action: 'room.change', input: { handRaising: false } }],
      ['changeRoom', { action: 'room.unlock' }],
    ])
  })

  it('asks for who sees whom, and what happens without the host', async () => {
    await open()
    await unfold()
    item('People on stage').click()
    tool().click()
    await until(isOpen)
    await unfold()
    item('End it after 10').click()
    expect(panel.asked.map(([, wish]) => wish)).to.deep.equal([
      { action: 'room.change', input: { visibility: 'stage' } },
      { action: 'room.change', input: { whenHostLeaves: { endAfterMinutes: 10 } } },
    ])
  })

  it('asks twice before everybody gets or loses rights', async () => {
    await open()
    await unfold()
    item('Meeting').click()
    await until(() => dialog()?.open)
    expect(panel.asked).to.deep.equal([])
    expect(shown(dialog())).to.equal(
      'Make this room a meeting? Everybody may speak and use their camera. [Cancel] [Make it a meeting]',
    )
    dialog().querySelector<HTMLElement>('.primary')!.click()
    await until(() => panel.asked.length > 0)
    expect(panel.asked).to.deep.equal([['changeRoom', { action: 'room.change', input: { mode: 'meeting' } }]])
  })

  it('ends the room for everyone: with Cancel in the focus, and not by Enter', async () => {
    await open()
    item('End room').click()
    await until(() => dialog()?.open)
    expect(shown(dialog())).to.equal('End the room for everyone? 16 people leave at once. [Cancel] [End room]')
    expect(focused().textContent.trim()).to.equal('Cancel')
    await press('Tab')
    await press('Enter')
    expect([focused().textContent.trim(), dialog().open, panel.asked.length]).to.deep.equal(['End room', true, 0])
    focused().click()
    await until(() => panel.asked.length > 0)
    expect(panel.asked).to.deep.equal([['changeRoom', { action: 'room.end' }]])
  })

  it('asks before a waiting room goes away in which somebody waits', async () => {
    await open(() => {
      const withWaiting = ROOM_MENUS['a host']!()
      withWaiting.room.set(roomInputs('HOST', { lobby: true }))
      withWaiting.sections.set([{ name: 'waiting', ids: ['p-1', 'p-2', 'p-3'] }, ...withWaiting.sections.get()])
      return withWaiting
    })
    item('Waiting room').click()
    await until(() => dialog()?.open)
    expect(shown(dialog())).to.equal(
      'Turn the waiting room off? 3 people wait and come in at once. [Cancel] [Turn off]',
    )
    dialog().querySelector('button')!.click()
    await settled(element)
    expect(panel.asked).to.deep.equal([])
  })

  it('goes away with the rank that it was for', async () => {
    await open()
    panel.room.set(roomInputs('VIEWER'))
    await until(() => !isOpen())
  })

  it('says what was not done, and asks again', async () => {
    panel = ROOM_STATES['room not locked']!()
    element = await draw(panel)
    const toast = inside('participant-panel-toast')
    expect(shown(toast)).to.equal('Room not locked: no answer [Retry]')
    toast.querySelector('button')!.click()
    expect(panel.asked).to.deep.equal([['changeRoom', { action: 'room.lock' }]])
    expect(panel.outcome.get()).to.equal(undefined)
  })
})

describe('header of the room', () => {
  afterEach(remove)

  const drawScene = async (name: string, width = '360px') => {
    panel = ROOM_STATES[name]!()
    element = await draw(panel)
    element.style.inlineSize = width
    await settled(element)
  }
  const words = () => [...inside('header').querySelectorAll('.status, .counts bdi')].map((each) => each.textContent)

  for (const [name, said] of [
    ['locked', ['Live', '16 online', 'Locked']],
    ['locked, waiting room on', ['Live', '16 online', 'Locked', 'Waiting room on']],
    ['room has ended', ['Ended', '23 total, ended 10:42']],
    ['room has not started', ['Not started', '0 online, 12 total']],
  ] as const)
    it(`says: ${name}`, async () => {
      await drawScene(name)
      expect(words()).to.deep.equal(said)
    })

  it('draws its marks as pictures where there is no room for words, and never past its edge', async () => {
    for (const width of ['240px', '360px', '600px']) {
      await drawScene('locked, waiting room on', width)
      const counts = inside('.counts')
      expect(counts.scrollWidth, width).to.be.at.most(counts.clientWidth)
      expect([...counts.querySelectorAll('.room-mark')].map((mark) => mark.getAttribute('title'))).to.deep.equal([
        'Locked',
        'Waiting room on',
      ])
      remove()
    }
  })

  it('has one tool below 288 px', async () => {
    await drawScene('with tools', '280px')
    expect([inside('.tool.insights').checkVisibility(), tool().checkVisibility()]).to.deep.equal([false, true])
    element.style.inlineSize = '300px'
    expect(inside('.tool.insights').checkVisibility()).to.equal(true)
  })

  it('says that it is not live before that it has ended', async () => {
    await drawScene('room has ended')
    panel.header.set(headerOf({ ...panel.header.get(), status: 'offline', asOf: panel.now }))
    await settled(element)
    expect(words()).to.deep.equal(['Offline', '0 online at 10:42'])
  })

  it('says when the room ends, by the minute and at last by the second', async () => {
    await drawScene('the host has left')
    const said = () => shown(inside('.banner .words'))
    expect(said()).to.equal('The host has left The room ends in 4 min')
    panel.now += 250_000
    await until(() => said() === 'The host has left The room ends in 22 s', 3_000)
    expect(inside('.banner small').getAttribute('aria-live'), 'is not read out every second').to.equal('off')
  })
})

describe('another view in the list’s place', () => {
  afterEach(remove)

  async function openView() {
    panel = ROOM_STATES['with tools']!()
    element = await draw(panel)
    inside('.tool.insights').focus()
    panel.view.set('insights')
    await settled(element)
  }
  const isList = () => !inside('participant-list').hidden

  it('has its name and the way back in the header, and neither search nor footer', async () => {
    await openView()
    expect(inside('.title').textContent).to.equal('Insights')
    expect(isList()).to.equal(false)
    expect(inside('participant-panel-insights') === null).to.equal(false)
    for (const part of ['search', 'footer']) expect(inside(`participant-panel-${part}`) === null, part).to.equal(true)
    expect(focused().className).to.equal('tool back')
    await expect(element).to.be.accessible()
  })

  it('stays when the menu of the room over it is closed', async () => {
    await openView()
    tool().click()
    await until(isOpen)
    await press('Escape')
    expect([isOpen(), panel.view.get()]).to.deep.equal([false, 'insights'])
  })

  for (const way of ['Enter', 'Escape'])
    it(`goes back by ${way}, to what opened it`, async () => {
      await openView()
      await press(way)
      expect([isList(), panel.view.get()]).to.deep.equal([true, 'list'])
      expect(focused().className).to.equal('tool insights')
      expect(inside('.title').textContent).to.equal('Participants')
    })

  it('goes back to the menu’s button where the tool is not drawn', async () => {
    await openView()
    element.style.inlineSize = '260px'
    await press('Escape')
    expect(focused().className).to.equal('tool room')
  })

  it('leaves the focus where it is in the page', async () => {
    panel = ROOM_STATES['with tools']!()
    element = await draw(panel)
    const field = document.body.appendChild(document.createElement('input'))
    field.focus()
    panel.view.set('insights')
    await settled(element)
    expect(document.activeElement?.localName).to.equal('input')
    field.remove()
  })

  it('gives way to a message that takes the place of the list', async () => {
    await openView()
    panel.notice.set({ kind: 'removed', bar: undefined })
    await settled(element)
    expect(inside('participant-panel-insights') === null).to.equal(true)
    expect(inside('.message h3').textContent).to.equal('You were removed')
  })
})
