import { expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import '../../src/define.ts'
import { until } from '../data/open-panel.ts'
import type { RowViewModel } from '../../src/view-models/row-view-model.ts'
import { HARD_NAMES, hardRoom, ROW_STATES } from './scenes.ts'
import { draw, remove, rowElement, shown } from './draw.ts'
import { rowOf, StaticPanel } from './static-panel.ts'

/** What each row says, in the order in which it is read. */
const SAYS: Record<string, string> = {
  'at rest':
    '[Here] Lena Fischer @lena-fischer [Take the camera: Lena Fischer (camera off)] [Take the microphone: Lena Fischer (microphone on)]',
  you: '[Here] Maya Okafor (you) Host @maya-okafor [Camera on] [Microphone on]',
  speaking:
    '[Here] Ana Weber Speaking [Take the camera: Ana Weber (camera on)] [Take the microphone: Ana Weber (speaking)]',
  'off by the person':
    '[Here] Tariq Aziz @tariq-aziz [Take the camera: Tariq Aziz (camera off)] [Take the microphone: Tariq Aziz (microphone off)]',
  'off by a moderator':
    '[Here] Sofia Rossi Muted by Ben Adler [Take the camera: Sofia Rossi (camera off)] [Take the microphone: Sofia Rossi (muted by a moderator)]',
  'not allowed':
    '[Here] Vera Lukas Not allowed to speak [Allow camera: Vera Lukas (not allowed to use the camera)] [Allow to speak: Vera Lukas (not allowed to speak)]',
  'not seen yet':
    '[Here] Uma Patel @uma-patel [Take the camera: Uma Patel (camera off)] [Take the microphone: Uma Patel (microphone not seen yet)]',
  'sharing screen':
    '[Here] Leo Park Sharing screen [Sharing screen] [Take the camera: Leo Park (camera off)] [Take the microphone: Leo Park (microphone on)]',
  'poor connection':
    '[Here] Jonas Lind Poor connection [Take the camera: Jonas Lind (camera on)] [Take the microphone: Jonas Lind (microphone on)]',
  reconnecting:
    '[Reconnecting] Oliver Berg Reconnecting 8 s [Take the camera: Oliver Berg (camera off)] [Take the microphone: Oliver Berg (microphone off)]',
  'hand up':
    '[Hand raised, first in queue] Diego Fuentes Hand up 3 min [Take the camera: Diego Fuentes (camera off)] [Take the microphone: Diego Fuentes (microphone off)]',
  'hand up, far back':
    '[Hand raised, number 120 in queue] Ida Holm Hand up just now [Take the camera: Ida Holm (camera off)] [Take the microphone: Ida Holm (microphone off)]',
  'hand up, of a queue that is not seen whole': '[Hand raised] Omar Said Hand up 1 min [Microphone off]',
  'two devices':
    '[Here] Elif Kaya 2 devices [Take the camera: Elif Kaya (camera off)] [Take the microphone: Elif Kaya (microphone on)]',
  selected:
    '[Select Nina Roth] Nina Roth @nina-roth [Take the camera: Nina Roth (camera on)] [Take the microphone: Nina Roth (microphone on)] [Actions for Nina Roth]',
  'not selected':
    '[Select Paul Reed] Paul Reed @paul-reed [Take the camera: Paul Reed (camera off)] [Take the microphone: Paul Reed (microphone off)] [Actions for Paul Reed]',
  'refused by the server':
    '[Here] Hugo Lang Not removed: You cannot remove Hugo Lang: this person is a co-host like you. [Dismiss the message about Hugo Lang]',
  guest: '[Here] Tomasz Guest [Take the camera: Tomasz (camera off)] [Take the microphone: Tomasz (microphone off)]',
  'no user name':
    '[Here] Kofi Mensah [Allow camera: Kofi Mensah (not allowed to use the camera)] [Allow to speak: Kofi Mensah (not allowed to speak)]',
  'rank forbids': '[Here] Inès Moreau Co-host @in-s-moreau [Camera on] [Microphone on]',
  blocked:
    '[Here] Emma Clarke @emma-clarke [Take the camera: Emma Clarke (camera off)] [Take the microphone: Emma Clarke (microphone on)]',
  pending:
    '[Here] Ruth Cohen @ruth-cohen [Take the camera: Ruth Cohen (camera off)] [Allow to speak: Ruth Cohen (not allowed to speak)]',
  syncing:
    '[Here] Sam Taylor Syncing [Take the camera: Sam Taylor (camera off)] [Allow to speak: Sam Taylor (not allowed to speak)]',
  'not in force':
    '[Here] Noor Haddad Not in force yet since 10:02 [Take the camera: Noor Haddad (camera off)] [Allow to speak: Noor Haddad (not allowed to speak)]',
  'video stopped':
    '[Here] Eva Blum Video stopped by Ben Adler [Take the camera: Eva Blum (video stopped by a moderator)] [Take the microphone: Eva Blum (microphone on)]',
  'being removed':
    '[Here] Rolf Ude Being removed [Take the camera: Rolf Ude (camera off)] [Take the microphone: Rolf Ude (microphone on)]',
  'kept out':
    '[Left] Troy Hall Kept out until 10:47 [Take the camera: Troy Hall (camera off)] [Take the microphone: Troy Hall (microphone off)]',
  failed:
    '[Here] Aiko Tanaka Still allowed to speak: no answer [Retry. Take the microphone: Aiko Tanaka] [Dismiss the message about Aiko Tanaka]',
  waiting: '[Waiting] Priya Raman Signed in, 2 min [Deny: Priya Raman] [Admit: Priya Raman]',
  invited:
    '[Not here yet] Daniel Novak Not here yet [Take the camera: Daniel Novak (camera off)] [Take the microphone: Daniel Novak (microphone off)]',
  left: '[Left] Lucía Ortega Left 10:31, here 28 min [Take the camera: Lucía Ortega (camera off)] [Take the microphone: Lucía Ortega (microphone off)]',
  bot: '[Here] Recorder',
}

function drawRow(row: RowViewModel) {
  return draw(new StaticPanel({ room: [row] }))
}

describe('row', () => {
  // The list draws what the page shows.
  before(() => setViewport({ width: 800, height: 2_000 }))
  for (const [state, row] of Object.entries(ROW_STATES)) {
    it(`says: ${state}`, async () => {
      const element = await drawRow(row)
      expect(shown(rowElement(element))).to.equal(SAYS[state])
    })
  }

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible in every state, ${theme}`, async () => {
      const element = await draw(new StaticPanel({ room: Object.values(ROW_STATES) }), theme)
      await expect(element).to.be.accessible()
    })
  }

  it('shows the speaking ring and bars only while speaking', async () => {
    const panel = new StaticPanel({ room: [ROW_STATES['speaking']!] })
    const element = await draw(panel)
    expect(rowElement(element).querySelector('.slot.speaking .state')).to.exist
    panel.set({ ...ROW_STATES['at rest']!, id: ROW_STATES['speaking']!.id })
    await element.updateComplete
    await Promise.resolve()
    expect(rowElement(element).querySelector('.slot.speaking')).not.to.exist
    expect(rowElement(element).querySelector('.row.speaking')).not.to.exist
  })

  for (const motion of ['1', '0'])
    it(`moves the bars while somebody speaks, with --pp-motion ${motion}`, async () => {
      const panel = new StaticPanel({ room: [ROW_STATES['speaking']!] })
      document.body.style.setProperty('--pp-motion', motion)
      const element = await draw(panel)
      const drawn = () => rowElement(element).querySelector('.slot.speaking .state path')!.getAttribute('d')
      const seen = new Set([drawn()])
      for (let frame = 0; frame < 40; frame += 1) {
        await new Promise(requestAnimationFrame)
        seen.add(drawn())
      }
      document.body.style.removeProperty('--pp-motion')
      expect(seen.size > 2).to.equal(motion === '1')
    })

  it('moves the bars and not the verb that comes up beside them', async () => {
    const row = rowElement(await draw(new StaticPanel({ room: [ROW_STATES['speaking']!] })))
    row.dispatchEvent(new PointerEvent('pointerenter'))
    await row.updateComplete
    const [verb, bars] = ['.verb', '.state'].map((part) => row.querySelector(`.slot.speaking ${part} path`)!)
    const [of, moved] = [verb!.getAttribute('d'), bars!.getAttribute('d')]
    await until(() => bars!.getAttribute('d') !== moved)
    expect(verb!.getAttribute('d')).to.equal(of)
  })

  it('rests the bars while more speak than motion could tell apart', async () => {
    const room = [1, 2, 3, 4, 5].map((number) => ({ ...ROW_STATES['speaking']!, id: `speaker-${number}` }))
    const panel = new StaticPanel({ room })
    const element = await draw(panel)
    const drawn = () =>
      [...element.shadowRoot!.querySelectorAll('.slot.speaking .state path')].map((path) => path.getAttribute('d'))
    const before = drawn()
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(drawn()).to.deep.equal(before)
    panel.set({ ...ROW_STATES['at rest']!, id: 'speaker-5' })
    await until(() => drawn().length === 4 && drawn().every((bars, row) => bars !== before[row]))
  })

  it('shows what a button does only where the pointer or the focus is', async () => {
    const element = await drawRow(ROW_STATES['at rest']!)
    const row = rowElement(element)
    const verbs = async (event: Event) => {
      row.dispatchEvent(event)
      await row.updateComplete
      return row.querySelectorAll('.verb').length
    }
    expect(row.querySelector('.verb')).not.to.exist
    expect(await verbs(new PointerEvent('pointerenter'))).to.equal(2)
    expect(await verbs(new PointerEvent('pointerleave'))).to.equal(0)
    row.focusables()[0]!.focus()
    await row.updateComplete
    expect(row.querySelectorAll('.verb')).to.have.length(2)
    expect(await verbs(new PointerEvent('pointerleave'))).to.equal(2)
    row.focusables()[0]!.blur()
    await row.updateComplete
    expect(row.querySelector('.verb')).not.to.exist
  })

  it('shows its buttons where the keyboard is on it', async () => {
    const row = rowElement(await drawRow(ROW_STATES['at rest']!))
    const look = () => {
      const { opacity, boxShadow } = getComputedStyle(row.querySelector('button.slot')!)
      return { opacity, isEdged: boxShadow.includes('1px') }
    }
    const quiet = row.querySelector<HTMLElement>('button.slot')!
    quiet.style.transition = 'none'
    const before = look()
    row.focus()
    await row.updateComplete
    expect([before, look()]).to.deep.equal([
      { opacity: '0', isEdged: false },
      { opacity: '1', isEdged: true },
    ])
  })

  it('says why a blocked slot cannot be used', async () => {
    const element = await drawRow(ROW_STATES['blocked']!)
    const slot = rowElement(element).querySelector('button.microphone')!
    expect(slot.getAttribute('aria-disabled')).to.equal('true')
    expect(slot.getAttribute('aria-description')).to.equal('Not while reconnecting')
  })

  it('shows names as text, whatever they are', async () => {
    const element = await draw(hardRoom())
    const names = [...element.shadowRoot!.querySelectorAll('.name')]
    expect(names.map((name) => name.textContent)).to.deep.equal(HARD_NAMES.with(1, 'user-1'))
    expect(element.shadowRoot!.querySelector('img, b')).not.to.exist
    await expect(element).to.be.accessible()
  })

  it('keeps every row inside the panel, however long the name and narrow the panel', async () => {
    const element = await draw(hardRoom())
    for (const width of [240, 320, 360, 700]) {
      element.style.inlineSize = `${width}px`
      const frame = element.getBoundingClientRect()
      for (const end of element.shadowRoot!.querySelectorAll('.end > *, .chip, .you, .name')) {
        const { left, right, width: shown } = end.getBoundingClientRect()
        if (shown === 0) continue // not drawn at this width
        expect(right, `${end.className} at ${width}`).to.be.at.most(frame.right)
        expect(left, `${end.className} at ${width}`).to.be.at.least(frame.left)
      }
      expect(element.shadowRoot!.querySelector('.list')!.scrollWidth).to.be.at.most(width)
    }
  })

  it('lets a right-to-left name run its own way', async () => {
    const element = await drawRow(rowOf({ name: HARD_NAMES[0]! }))
    const name = rowElement(element).querySelector('.name')!
    expect(name.matches(':dir(rtl)')).to.equal(true)
    expect(rowElement(element).matches(':dir(ltr)')).to.equal(true)
  })

  for (const [url, why] of [
    ['javascript:alert(1)', 'a script'],
    ['http://pictures.example/a.png', 'plain http'],
    ['data:image/gif;base64,R0lGODlhAQABAAAAACw=', 'data'],
  ]) {
    it(`does not load a picture from ${why}`, async () => {
      const element = await drawRow(rowOf({ name: 'Ana Weber', imageUrl: url }))
      expect(rowElement(element).querySelector('img')).not.to.exist
      expect(rowElement(element).querySelector('.face')!.textContent).to.equal('A\u200cW')
    })
  }

  it('shows a picture without telling its server where it is shown, and initials where it does not load', async () => {
    const element = await drawRow(rowOf({ name: 'Ana Weber', imageUrl: 'https://localhost:1/nothing.png' }))
    const image = rowElement(element).querySelector('img')!
    expect(image.referrerPolicy).to.equal('no-referrer')
    image.dispatchEvent(new Event('error'))
    await element.updateComplete
    await Promise.resolve()
    expect(rowElement(element).querySelector('img')).not.to.exist
    expect(rowElement(element).querySelector('.face')!.textContent).to.equal('A\u200cW')
  })

  it('counts the seconds of reconnecting', async () => {
    const panel = new StaticPanel({ room: [ROW_STATES['reconnecting']!] })
    const element = await draw(panel)
    panel.now += 5_000
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    expect(shown(rowElement(element))).to.contain('Reconnecting 13 s')
  })

  it('shows the ring of an unconfirmed wish from 400 ms on', async () => {
    const element = await drawRow(ROW_STATES['pending']!)
    const slot = rowElement(element).querySelector('.slot.microphone')!
    const visibility = () => getComputedStyle(slot, '::after').visibility
    expect(visibility()).to.equal('hidden')
    const [wait] = slot
      .getAnimations({ subtree: true })
      .filter((animation) => (animation as CSSAnimation).animationName === 'appear')
    wait!.currentTime = 401
    expect(visibility()).to.equal('visible')
  })

  afterEach(remove)
})
