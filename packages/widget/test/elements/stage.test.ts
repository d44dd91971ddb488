import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { until } from '../data/open-panel.ts'
import { draw, remove, settled, shown } from './draw.ts'
import { asked, onTheirWay, ownWay } from './scenes-stage.ts'
import { NOW, rowOf, staticPanelElement, type StaticPanelElement } from './static-panel.ts'

const card = (element: StaticPanelElement) => element.shadowRoot!.querySelector<HTMLElement>('.card')!
const button = (element: StaticPanelElement, words: string) =>
  [...card(element).querySelectorAll('button')].find(({ innerText }) => innerText.trim() === words)!
const footer = (element: StaticPanelElement) => element.shadowRoot!.querySelector('participant-panel-footer')!
const rows = (element: StaticPanelElement) => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>('participant-row:not([hidden])'),
]

describe('the card of what the person is asked', () => {
  const { mediaDevices } = navigator
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices)
  afterEach(() => {
    mediaDevices.getUserMedia = getUserMedia
    remove()
  })

  it('says who asks what, and how long there is to answer', async () => {
    const panel = asked()
    const element = await draw(panel)
    expect(shown(card(element))).to.equal(
      'Maya Okafor invites you on stage Everyone will be able to hear and see you. 0:42 [Preview] [Not now] [Join the stage]',
    )
    panel.now = NOW + 33_000
    await until(() => card(element).querySelector('[role=timer]')!.textContent === '0:09')
  })

  it('shows the initials of who asks where the picture does not load, which is tried once', async () => {
    const panel = asked()
    const by = panel.card.get()!.by
    panel.set({ ...rowOf({ name: by.name }), id: by.id, imageUrl: 'https://localhost:1/face.png' })
    const element = await draw(panel)
    await until(() => card(element).querySelector('span.face') !== null)
    const seen: Node[] = []
    const observer = new MutationObserver((records) =>
      seen.push(...records.flatMap(({ addedNodes }) => [...addedNodes])),
    )
    observer.observe(card(element), { childList: true, subtree: true })
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    observer.disconnect()
    expect(seen.filter((node) => node instanceof HTMLImageElement)).to.deep.equal([])
  })

  it('waits for the list, as all of the panel does', async () => {
    await draw(asked())
    const panel = asked()
    panel.notice.set({ kind: 'loading' })
    const element = staticPanelElement(panel)
    document.body.append(element)
    await settled(element)
    expect(element.shadowRoot!.querySelector('participant-panel-card') === null).to.equal(true)
    panel.notice.set(undefined)
    await settled(element)
    expect(card(element).innerText).to.contain('invites you')
    element.remove()
  })

  it('is read first and at once, without its seconds, is drawn above the footer, and takes no focus', async () => {
    const element = await draw(asked())
    const region = card(element).closest('[role=alert]')!
    const list = element.shadowRoot!.querySelector('participant-list')!
    expect(region.compareDocumentPosition(list) & Node.DOCUMENT_POSITION_FOLLOWING).to.be.greaterThan(0)
    expect(card(element).querySelector('[role=timer]')!.getAttribute('aria-live')).to.equal('off')
    const { top } = footer(element).getBoundingClientRect()
    expect(card(element).getBoundingClientRect().bottom).to.be.at.most(top)
    expect(card(element).getBoundingClientRect().top).to.be.greaterThan(list.getBoundingClientRect().top)
    expect(element.shadowRoot!.activeElement).to.equal(null)
  })

  it('is answered by its buttons, and by Escape with no', async () => {
    const panel = asked({ kind: 'microphone' })
    const element = await draw(panel)
    button(element, 'Unmute').click()
    button(element, 'Stay muted').focus()
    await sendKeys({ press: 'Escape' })
    expect(panel.asked).to.deep.equal([
      ['answer', 'microphone', true],
      ['answer', 'microphone', false],
    ])
    panel.card.set(undefined)
    await settled(element)
    expect(element.shadowRoot!.activeElement?.getAttribute('part')).to.equal('list')
  })

  it('is not answered without a connection, and says so', async () => {
    const panel = asked({ kind: 'microphone', blocked: 'offline' })
    const element = await draw(panel)
    button(element, 'Unmute').click()
    expect(button(element, 'Unmute').title).to.equal('Not while offline')
    expect(panel.asked).to.deep.equal([])
  })

  it('shows the own picture and loudness only once asked to, and lets go of them', async () => {
    const streams: MediaStream[] = []
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await getUserMedia(wanted)
      streams.push(stream)
      return stream
    }
    const live = () => streams.flatMap((stream) => stream.getTracks()).filter(({ readyState }) => readyState === 'live')
    const panel = asked()
    const element = await draw(panel)
    expect(streams).to.have.lengthOf(0)
    button(element, 'Preview').click()
    await until(() => streams.length === 1 && card(element).querySelector('video')?.srcObject === streams[0])
    expect(live().map(({ kind }) => kind)).to.have.members(['audio', 'video'])
    const level = () =>
      Number(
        element.shadowRoot!.querySelector<HTMLElement>('participant-panel-card')!.style.getPropertyValue('--level'),
      )
    await until(() => level() > 0, 5_000)
    button(element, 'Stop preview').click()
    await until(() => live().length === 0 && card(element).querySelector('video') === null)
    button(element, 'Preview').click()
    await until(() => live().length === 2)
    panel.card.set({ ...panel.card.get()!, kind: 'microphone' })
    await until(() => live().length === 0)
  })

  it('lets go of devices that come when nobody wants them any more', async () => {
    const { promise, resolve } = Promise.withResolvers<MediaStream>()
    mediaDevices.getUserMedia = () => promise
    const panel = asked()
    const element = await draw(panel)
    button(element, 'Preview').click()
    panel.card.set(undefined)
    const stream = await getUserMedia({ audio: true })
    resolve(stream)
    await until(() => stream.getTracks().every(({ readyState }) => readyState === 'ended'))
    expect(element.shadowRoot!.querySelector('.card')).to.equal(null)
  })

  for (const [name, words] of [
    ['NotAllowedError', 'The browser does not allow camera and microphone on this page'],
    ['NotFoundError', 'No camera or microphone found'],
    ['NotReadableError', 'Camera or microphone is in use by another program'],
    ['AbortError', 'The preview did not start'],
  ] as const)
    it(`says what is in the way of a preview: ${name}`, async () => {
      mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name))
      const element = await draw(asked())
      button(element, 'Preview').click()
      await until(() => card(element).innerText.includes(words))
      expect(button(element, 'Preview')).to.be.instanceOf(HTMLElement)
    })

  it('has no preview where the devices are the page’s', async () => {
    const element = await draw(asked({ ownsDevices: false }))
    expect(shown(card(element))).not.to.contain('Preview')
  })

  it('says why an answer did not arrive', async () => {
    const failed = { code: 'no-answer', detail: 'no answer', retryable: true }
    const element = await draw(asked({ kind: 'camera', failed }))
    expect(shown(card(element))).to.contain('Not answered: no answer [Not now] [Start video]')
  })

  it('keeps its answers in sight in a panel that is too low for the preview', async () => {
    const element = await draw(asked())
    Object.assign(element.style, { inlineSize: '240px', blockSize: '420px' })
    button(element, 'Preview').click()
    await until(() => card(element).querySelector('video') !== null)
    const edge = () => footer(element).getBoundingClientRect().top
    // Once it has come in.
    await until(() => button(element, 'Join the stage').getBoundingClientRect().bottom <= edge() + 0.5)
  })
})

describe('the own way to the stage', () => {
  afterEach(remove)

  it('is a button in the footer, with the place in the queue', async () => {
    const panel = ownWay()
    const element = await draw(panel)
    expect(shown(footer(element))).to.equal('[Raise hand] [Ask to speak]')
    footer(element).querySelector<HTMLElement>('.stage')!.click()
    const { stage, ...others } = panel.footer.get()
    panel.footer.set({ ...others, stage: { ...stage!, action: 'stage.decline', place: 2 } })
    await settled(element)
    expect(shown(footer(element))).to.equal('[Raise hand] [Take back, Asks to speak, second in queue]')
    footer(element).querySelector<HTMLElement>('.stage')!.click()
    panel.footer.set({ ...others, stage: { ...stage!, action: 'stage.leave', pending: true } })
    await settled(element)
    expect(shown(footer(element))).to.equal('[Raise hand] [Leave stage]')
    footer(element).querySelector<HTMLElement>('.stage')!.click()
    expect(panel.asked).to.deep.equal([
      ['act', 'stage.ask', ['kofi-mensah']],
      ['act', 'stage.decline', ['kofi-mensah']],
    ])
  })

  it('says why it failed, and tries again', async () => {
    const reason = { code: 'no-answer', detail: 'no answer', retryable: true }
    const panel = ownWay({ failed: { action: 'stage.ask', reason } })
    const element = await draw(panel)
    const alert = footer(element).querySelector('[role=alert]')!
    expect(shown(alert)).to.equal('Not asked: no answer [Retry]')
    alert.querySelector('button')!.click()
    expect(panel.asked).to.deep.equal([['act', 'stage.ask', ['kofi-mensah']]])
  })

  it('says that what was asked is still asked', async () => {
    const reason = { code: 'no-answer', detail: 'no answer', retryable: true }
    const element = await draw(ownWay({ action: 'stage.decline', failed: { action: 'stage.decline', reason } }))
    expect(shown(footer(element).querySelector('[role=alert]')!)).to.equal('Not taken back: no answer [Retry]')
  })
})

describe('people on their way to the stage', () => {
  afterEach(remove)
  const next = (element: StaticPanelElement) =>
    element.shadowRoot!.querySelector<HTMLElement>('.section-header [aria-label="Next: Aiko Tanaka"]')

  it('are answered on their rows, and the next is invited from the heading', async () => {
    const panel = onTheirWay()
    const element = await draw(panel)
    const [asks, invited, unmute] = rows(element)
    expect(asks!.ariaLabel).to.equal('Aiko Tanaka, Viewer, Asks to speak, first in queue, Microphone off')
    expect([asks, invited, unmute].map((row) => row!.querySelector<HTMLElement>('.meta')!.innerText)).to.deep.equal([
      'Asks to speak',
      'Invited to the stage 0:42',
      'Asked to unmute 0:09',
    ])
    const press = (row: HTMLElement, name: string) => row.querySelector<HTMLElement>(`[aria-label^="${name}"]`)!.click()
    press(asks!, 'Not now: Aiko Tanaka')
    press(asks!, 'Accept: Aiko Tanaka')
    press(invited!, 'Cancel: Maximiliane')
    await until(() => next(element) !== null)
    next(element)!.click()
    expect(panel.asked).to.deep.equal([
      ['act', 'stage.decline', ['aiko-tanaka']],
      ['act', 'stage.accept', ['aiko-tanaka']],
      ['act', 'stage.decline', ['maximiliane-von-hohenstein-traunstein']],
      ['act', 'stage.invite', ['aiko-tanaka']],
    ])
  })

  it('tell a no that failed from an invitation that could not be taken back', async () => {
    const panel = onTheirWay()
    const element = await draw(panel)
    const reason = { code: 'no-answer', detail: 'no answer', retryable: true }
    const failed = { kind: 'action-failed', action: 'stage.decline', input: undefined, reason } as const
    const [asks, invited] = panel.sections.get()[0]!.ids
    panel.set({ ...panel.row(asks!).get()!, line: failed })
    panel.set({ ...panel.row(invited!).get()!, line: { ...failed, takesBack: true } })
    await settled(element)
    const said = (row: HTMLElement) => [
      row.querySelector<HTMLElement>('.meta')!.innerText,
      row.querySelector('.retry')?.ariaLabel,
    ]
    const [one, other] = rows(element).map(said)
    expect(one).to.deep.equal(['Not declined: no answer', 'Retry. Not now: Aiko Tanaka'])
    expect(other).to.deep.equal([
      'Not taken back: no answer',
      'Retry. Take back: Maximiliane von Hohenstein-Traunstein',
    ])
  })

  it('see their time run out', async () => {
    const panel = onTheirWay()
    const element = await draw(panel)
    panel.now = NOW + 2_000
    const times = () => rows(element).map((row) => /\d:\d\d/.exec(row.innerText)?.[0])
    await until(() => times().join() === ',0:40,0:07')
  })

  it('are not answered without a connection', async () => {
    const panel = onTheirWay('offline')
    const element = await draw(panel)
    for (const each of rows(element)[0]!.querySelectorAll<HTMLElement>('.button')) {
      expect(each.title).to.equal('Not while offline')
      each.click()
    }
    expect(panel.asked).to.deep.equal([])
  })

  it('are told of when they decline', async () => {
    const panel = onTheirWay()
    const element = await draw(panel)
    panel.outcome.set({ told: 'unmute-declined', name: 'Sofia Rossi' })
    await settled(element)
    await until(
      () =>
        element.shadowRoot!.querySelector('participant-panel-toast')?.textContent.trim() === 'Sofia Rossi stays muted',
    )
  })
})
