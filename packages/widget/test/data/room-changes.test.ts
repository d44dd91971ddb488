import { expect } from '@open-wc/testing'
import type { ActionResultEvent, BeforeActionEvent } from '../../src/index.ts'
import { roomMenu, type RoomSwitch } from '../../src/view-models/room-menu.ts'
import { refusal } from '../../src/testing/fake-server.ts'
import { openPanel, until, type OpenPanel } from './open-panel.ts'

describe('changes of the room', () => {
  let opened: OpenPanel
  afterEach(() => opened.close())

  const change = (...wish: Parameters<OpenPanel['panel']['context']['requests']['changeRoom']>) =>
    opened.panel.context.requests.changeRoom(...wish)
  const outcome = () => opened.panel.context.outcome.get()
  function isOn(setting: RoomSwitch): boolean {
    const menu = roomMenu(opened.panel.context.room.get())!
    const item = [...menu.doors, ...menu.rules.flat()].find(
      (each) => each?.kind === 'switch' && each.setting === setting,
    )
    return item?.kind === 'switch' && item.isOn
  }
  /** Answers only when it is told to. */
  function held() {
    let answer = () => {}
    const told = new Promise<undefined>((resolve) => (answer = () => resolve(undefined)))
    opened.server.intercept = (_request, call) =>
      call.startsWith('PATCH') || call.endsWith('/actions') ? told : undefined
    return answer
  }

  it('show at once, and stay when the room’s record comes', async () => {
    opened = await openPanel()
    await opened.live()
    const answer = held()
    const done = change({ action: 'room.change', input: { lobby: true } })
    await until(() => isOn('lobby'))
    expect(opened.server.room.lobby, 'not there yet').to.equal(false)
    answer()
    await done
    await until(() => opened.panel.context.room.get().room?.lobby === true)
    await until(() => Object.keys(opened.panel.context.room.get().wishes).length === 0)
    expect(isOn('lobby')).to.equal(true)
    expect(outcome()).to.equal(undefined)
  })

  it('give way to what somebody else decides after', async () => {
    opened = await openPanel()
    await opened.live()
    await change({ action: 'room.change', input: { handRaising: false } })
    await until(() => !isOn('handRaising'))
    opened.server.setRoom({ handRaising: true })
    await until(() => isOn('handRaising'))
  })

  it('lock and unlock, one after the other: the last click wins', async () => {
    opened = await openPanel()
    await opened.live()
    const answer = held()
    const all = [change({ action: 'room.lock' }), change({ action: 'room.unlock' }), change({ action: 'room.lock' })]
    const asked = () => opened.server.asked.filter((call) => call.endsWith('/actions')).length
    await until(() => isOn('isLocked') && asked() > 0)
    expect(asked(), 'the next waits for the answer to the one before').to.equal(1)
    answer()
    await Promise.all(all)
    expect(opened.server.actionRequests.map(({ action }) => action)).to.deep.equal([
      'room.lock',
      'room.unlock',
      'room.lock',
    ])
    await until(() => opened.panel.context.room.get().room?.locked !== undefined)
    expect(isOn('isLocked')).to.equal(true)
  })

  it('go back and say why where they were refused, and can be asked for again where that may help', async () => {
    opened = await openPanel()
    await opened.live()
    opened.server.intercept = (_request, call) =>
      call.startsWith('PATCH') ? refusal('database-unavailable') : undefined
    const wish = { action: 'room.change', input: { lobby: true } } as const
    await change(wish)
    await until(() => outcome() !== undefined)
    const said = outcome()!
    expect('wish' in said && [said.wish.action, said.failed.code, said.failed.retryable]).to.deep.equal([
      'room.change',
      'database-unavailable',
      true,
    ])
    expect(isOn('lobby')).to.equal(false)
    opened.server.intercept = () => undefined
    if ('wish' in said) await change(said.wish)
    await until(() => isOn('lobby') && opened.server.room.lobby)
  })

  it('are the page’s to hold back, and it hears of them', async () => {
    const events: Event[] = []
    let isHeld = true
    opened = await openPanel({
      onEvent(event) {
        events.push(event)
        if (isHeld && event.type === 'before-action') event.preventDefault()
      },
    })
    await opened.live()
    expect(await opened.panel.request('room.lock')).to.deep.equal([])
    expect(opened.server.actionRequests).to.deep.equal([])
    isHeld = false
    await opened.panel.request('room.change', [], { lobby: true })
    expect(opened.server.roomChanges).to.deep.equal([{ lobby: true }])
    const [, before] = events.filter(({ type }) => type === 'before-action') as BeforeActionEvent[]
    expect(before!.detail).to.deep.equal({ action: 'room.change', targets: [], input: { lobby: true } })
    const [result] = events.filter(({ type }) => type === 'action-result') as ActionResultEvent[]
    expect(result!.detail).to.deep.equal({ ...before!.detail, results: [] })
  })
})

describe('the view in the list’s place', () => {
  let opened: OpenPanel
  afterEach(() => opened.close())

  it('is there for whoever may open it, until they no longer may', async () => {
    opened = await openPanel({ self: 'ben' })
    await opened.live()
    const shown = () => opened.panel.context.view.get()
    opened.panel.context.requests.showView('activity')
    await until(() => shown() === 'activity')
    opened.server.change('ben', { role: 'VIEWER' })
    await until(() => shown() === 'list')
    expect(shown()).to.equal('list')
  })

  it('offers nothing to do to a page that wants no verbs', async () => {
    opened = await openPanel({ self: 'ben' })
    await opened.live()
    const shown = () => opened.panel.context.view.get()
    opened.panel.context.requests.showView('activity')
    await until(() => shown() === 'activity')
    opened.panel.setReadonly(true)
    await until(() => shown() === 'list')
    opened.panel.context.requests.showView('insights')
    await until(() => shown() === 'insights')
  })
})

describe('the end of a room without its host', () => {
  let opened: OpenPanel
  afterEach(() => opened.close())

  it('is told while the host is away', async () => {
    opened = await openPanel()
    await opened.live()
    const at = Date.now() + 600_000
    opened.server.setRoom({ endingAt: at })
    await until(() => opened.notice()?.kind === 'room-ending')
    expect(opened.notice()).to.deep.equal({ kind: 'room-ending', at })
    const { endingAt: _at, ...room } = opened.server.room
    opened.server.room = room
    opened.server.setRoom({})
    await until(() => opened.notice()?.kind !== 'room-ending')
  })
})
