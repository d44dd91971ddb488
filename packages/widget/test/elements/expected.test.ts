import { expect } from '@open-wc/testing'
import { sendKeys, setViewport } from '@web/test-runner-commands'
import '../../src/define.ts'
import { loadExpected } from '../../src/elements/panel-expected/load-expected.ts'
import { until } from '../data/open-panel.ts'
import { draw, remove, settled, shown } from './draw.ts'
import { EXPECTED_STATES, expectedRoom } from './scenes-expected.ts'
import type { StaticPanelElement } from './static-panel.ts'

const inside = <Found extends HTMLElement>(element: StaticPanelElement, selector: string) =>
  element.shadowRoot!.querySelector<Found>(selector)!
const line = (element: StaticPanelElement) => inside(element, 'participant-panel-expected')
const button = (within: Element, words: string) =>
  [...within.querySelectorAll('button')].find((each) => each.textContent.trim() === words)!

describe('who is expected', () => {
  before(async () => {
    await setViewport({ width: 800, height: 1_000 })
    await loadExpected()
  })
  afterEach(remove)

  for (const [name, scene] of Object.entries(EXPECTED_STATES))
    for (const theme of ['light', 'dark'] as const)
      it(`is accessible: ${name}, ${theme}`, async () => expect(await draw(scene(), theme)).to.be.accessible())

  it('is counted above the list, by numbers that narrow it down', async () => {
    const panel = expectedRoom()
    const element = await draw(panel)
    expect(shown(line(element))).to.equal('[18 here] [2 late] [5 not yet] [1 unexpected]')
    button(line(element), '2 late').click()
    expect(panel.asked).to.deep.equal([['toggleFilter', 'late']])
    panel.expected.set({
      ...panel.expected.get()!,
      on: ['late'],
      counts: { here: 18, late: 0, notYet: 5, unexpected: 0 },
    })
    await settled(element)
    // What is on can be turned off, also where nobody is left; what there is none of is not said.
    expect(shown(line(element))).to.equal('[18 here] [0 late] [5 not yet]')
    expect(button(line(element), '0 late').getAttribute('aria-pressed')).to.equal('true')
    panel.expected.set(undefined)
    await settled(element)
    expect(line(element)).to.equal(null)
  })

  it('is said on the rows: late, come as a guest, missing, and reminded', async () => {
    const element = await draw(expectedRoom())
    const lines = [...element.shadowRoot!.querySelectorAll('.meta')].map(({ textContent }) =>
      textContent.trim().replaceAll('\u00a0', ' '),
    )
    expect(lines).to.include.members([
      '12 min late',
      'Came as Ben A.',
      'Not here yet',
      'Not here yet, reminded 3 min ago',
      'Not here yet, reminded just now',
    ])
  })

  it('is reminded from the heading, all who stand below; many only after a question', async () => {
    const panel = expectedRoom()
    const element = await draw(panel)
    const remind = () => button(inside(element, '.section.invited'), 'Remind all')
    remind().click()
    expect(panel.asked).to.deep.equal([['act', 'participant.remind', ['daniel-novak', 'ana-weber', 'luc-a-ortega']]])
    const ids = Array.from({ length: 11 }, (_, n) => `p-${n}`)
    panel.sections.set([{ name: 'invited', ids, action: 'participant.remind' }])
    await settled(element)
    remind().click()
    await until(() => inside<HTMLDialogElement>(element, 'participant-panel-dialog dialog')?.open)
    expect(shown(inside(element, 'participant-panel-dialog'))).to.match(
      /^Remind 11 people\? This site sends each of them a message\..*\[Remind 11\]$/,
    )
    button(inside(element, 'participant-panel-dialog'), 'Remind 11').click()
    await until(() => panel.asked.length === 2)
    expect(panel.asked[1]).to.deep.equal(['act', 'participant.remind', ids])
  })
})

describe('a guest who may be somebody expected', () => {
  before(() => loadExpected())
  afterEach(remove)

  it('is asked about, and merged by staff alone', async () => {
    const panel = EXPECTED_STATES['a guest who may be expected']!()
    const element = await draw(panel)
    const { suggestion } = panel.expected.get()!
    expect(shown(line(element))).to.contain('Is Ben A. the Ben Adler you expected? [Not] [Same person]')
    button(line(element), 'Same person').click()
    button(line(element), 'Not').click()
    expect(panel.asked).to.deep.equal([
      ['refuseSuggestion', suggestion],
      ['act', 'participant.merge', ['guest-1'], { with: 'ben-adler' }],
      ['refuseSuggestion', suggestion],
    ])
  })

  it('leaves the focus in its place once it is answered', async () => {
    const panel = EXPECTED_STATES['a guest who may be expected']!()
    const element = await draw(panel)
    button(line(element), 'Not').focus()
    const { suggestion: _answered, ...others } = panel.expected.get()!
    panel.expected.set(others)
    await settled(element)
    expect(element.shadowRoot!.activeElement?.textContent?.trim()).to.equal('18 here')
  })

  it('cannot be merged without a connection, and says why', async () => {
    const panel = EXPECTED_STATES['a guest who may be expected, while reconnecting']!()
    const element = await draw(panel)
    const same = button(line(element), 'Same person')
    same.click()
    expect([same.getAttribute('aria-disabled'), same.title]).to.deep.equal(['true', 'Not while reconnecting'])
    expect(panel.asked).to.deep.equal([])
  })

  it('can be taken apart again', async () => {
    const panel = EXPECTED_STATES['a guest is somebody expected']!()
    const element = await draw(panel)
    const toast = inside(element, 'participant-panel-toast')
    expect(shown(toast)).to.equal('Ben A. is Ben Adler [Undo]')
    button(toast, 'Undo').click()
    expect(panel.asked).to.deep.equal([['act', 'participant.unmerge', ['guest-1']]])
  })
})

describe('inviting', () => {
  afterEach(remove)

  async function opened(panel = expectedRoom()) {
    const element = await draw(panel)
    button(inside(element, 'participant-panel-footer'), 'Invite').focus()
    button(inside(element, 'participant-panel-footer'), 'Invite').click()
    await until(() => inside<HTMLDialogElement>(element, 'participant-panel-invite dialog')?.open === true)
    const dialog = inside<HTMLDialogElement>(element, 'participant-panel-invite dialog')
    const field = dialog.querySelector('textarea')!
    async function paste(text: string) {
      field.value = text
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      await settled(element)
    }
    const send = () => dialog.querySelector<HTMLButtonElement>('[type=submit]')!
    return { panel, element, dialog, field, paste, send, status: () => shown(dialog.querySelector('[role=status]')!) }
  }

  it('says what it understands of what was pasted, and which lines it does not', async () => {
    const { dialog, paste, send, status, panel } = await opened()
    expect(send().getAttribute('aria-disabled')).to.equal('true')
    send().click()
    await paste('user id;name\nana;Ana Weber\nben\n;Nobody\nzoe;Zoë;zoe@example.org')
    expect(status()).to.equal(
      '2 people understood Ana Weber ana ben Line 4 has no user id Line 5 has more than a user id and a name',
    )
    await paste(Array.from({ length: 20 }, (_, n) => `${n % 2 ? '' : `user-${n}`},Name ${n}`).join('\n'))
    expect(status()).to.match(/^10 people understood .* and 5 more Line 2 .* 5 more lines not understood$/)
    await Promise.all(dialog.getAnimations({ subtree: true }).map(({ finished }) => finished))
    await expect(dialog).to.be.accessible()
    expect(panel.asked).to.deep.equal([])
  })

  it('sends what was understood, and is empty the next time', async () => {
    const { dialog, field, paste, send, panel, element } = await opened()
    await paste('ana,Ana Weber\n,Nobody')
    expect(send().textContent.trim()).to.equal('Invite 1')
    send().click()
    await until(() => !dialog.open)
    expect(panel.asked).to.deep.equal([['invite', [{ userId: 'ana', name: 'Ana Weber' }]]])
    await settled(element)
    expect(field.value).to.equal('')
  })

  it('is not closed by the answer to what was sent before it', async () => {
    const { dialog, field, paste, send, panel, element } = await opened()
    panel.answersAfterMs = 100
    await paste('ana')
    send().click()
    dialog.close()
    const { openInvite } = await import('../../src/elements/panel-invite/load-invite.ts')
    await openInvite(element.shadowRoot!.querySelector('participant-list') as never)
    await paste('ben')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(panel.asked).to.deep.equal([['invite', [{ userId: 'ana' }]]])
    expect([dialog.open, field.value]).to.deep.equal([true, 'ben'])
  })

  it('says why it failed, and keeps what was written', async () => {
    const panel = expectedRoom()
    panel.inviteFails = { code: 'no-answer', detail: 'no answer', retryable: true }
    const { dialog, field, paste, send, status, element } = await opened(panel)
    await paste('ana')
    send().click()
    await until(() => status().includes('Not invited: no answer'))
    expect([dialog.open, field.value]).to.deep.equal([true, 'ana'])
    await sendKeys({ press: 'Escape' })
    await until(() => !dialog.open)
    // The focus is where it came from.
    expect(element.shadowRoot!.activeElement?.textContent?.trim()).to.equal('Invite')
  })

  it('offers the link only where the page gives one', async () => {
    const { dialog } = await opened()
    expect(dialog.querySelector('.copy')).to.equal(null)
    remove()
    const panel = expectedRoom()
    panel.inviteLink = 'https://site.example/join'
    const { dialog: other } = await opened(panel)
    const written: string[] = []
    navigator.clipboard.writeText = async (text) => void written.push(text)
    other.querySelector<HTMLButtonElement>('.copy')!.click()
    await until(() => other.querySelector('.copy')!.textContent.trim() === 'Copied')
    Reflect.deleteProperty(navigator.clipboard, 'writeText')
    expect(written).to.deep.equal(['https://site.example/join'])
  })

  it('waits while there is no connection, and says so', async () => {
    const panel = expectedRoom()
    const { paste, send, status, element } = await opened(panel)
    await paste('ana')
    panel.header.set({ ...panel.header.get(), status: 'offline' })
    await settled(element)
    send().click()
    expect(status()).to.contain('Not while offline')
    expect(panel.asked).to.deep.equal([])
  })
})
