import { expect } from '@open-wc/testing'
import { openPanel, type OpenPanel, until } from './open-panel.ts'

describe('what the list shows', () => {
  let open: OpenPanel
  beforeEach(async () => {
    localStorage.clear()
    open = await openPanel()
    await open.live()
  })
  afterEach(() => open.close())

  const context = () => open.panel.context
  const requests = () => open.panel.context.requests
  const shown = () =>
    context()
      .sections.get()
      .flatMap(({ ids }) => [...ids])
  const people = () => context().find.get().found

  it('is who was searched for, and everybody again', async () => {
    const all = shown()
    requests().search('weber')
    await until(() => shown().length === 1)
    expect(shown()).to.deep.equal(['p-ana'])
    expect(people()).to.deep.equal({ shown: 1, total: all.length, isEmpty: false })
    requests().clearFind()
    await until(() => people() === undefined)
    expect(shown()).to.deep.equal(all)
  })

  it('is nobody, and no reason to say that nobody else is here', async () => {
    requests().search('zoltan')
    await until(() => people()?.isEmpty === true)
    expect(shown()).to.deep.equal([])
    expect(open.notice()).to.equal(undefined)
  })

  it('follows a filter, and counts while the filters are open', async () => {
    requests().toggleFilter('left')
    requests().showFilters(true)
    await until(() => people()?.shown === 1)
    expect(shown()).to.deep.equal(['p-lucia'])
    const counts = context()
      .find.get()
      .filters.map(({ name, count, isOn }) => `${name} ${count} ${isOn}`)
    expect(counts).to.include('left 1 true').and.to.include('invited 1 false')
    requests().toggleFilter('left')
    await until(() => people() === undefined)
  })

  it('unfolds what was found, and forgets what is folded meanwhile', async () => {
    requests().fold('left', true)
    await until(() => context().folds.get().left === true)
    requests().search('luc')
    await until(() => context().folds.get().left === false)
    requests().fold('left', true)
    await until(() => context().folds.get().left === true)
    requests().search('lucia')
    await until(() => context().folds.get().left === false)
    requests().fold('stage', true)
    requests().clearFind()
    await until(() => context().folds.get().left === true)
    expect(context().folds.get().stage).to.equal(undefined)
  })

  it('offers nothing to do while it is readonly', async () => {
    const wish = () => open.row('p-priya')?.microphone.wish
    expect(wish()?.right).to.equal('canSpeak')
    requests().toggleSelected('p-ana')
    await until(() => context().selection.get().length === 1)
    open.panel.setReadonly(true)
    await until(() => wish() === undefined)
    requests().toggleSelected('p-ana')
    await until(() => context().selection.get().length === 0)
    expect(context().footer.get().devices).to.deep.equal([])
    open.panel.setReadonly(false)
    await until(() => wish()?.right === 'canSpeak')
  })
})
