import { expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import '../../src/define.ts'
import { until } from '../data/open-panel.ts'
import { draw, remove, settled, shown } from './draw.ts'
import { PANEL_STATES } from './scenes.ts'
import { headerOf, NOW, type StaticPanelElement } from './static-panel.ts'

const header = (element: StaticPanelElement) => shown(element.shadowRoot!.querySelector('header')!)
const notice = (element: StaticPanelElement) =>
  [...element.shadowRoot!.querySelector('.frame')!.children]
    .filter(({ role }) => role !== null)
    .map(shown)
    .join('')
const listIsShown = (element: StaticPanelElement) =>
  !element.shadowRoot!.querySelector('participant-list')!.hasAttribute('hidden')

const LIVE = 'Participants Live 16 online, 23 total'

/** Header, message, and whether the list stays. */
const STATES: Record<string, [string, string, boolean]> = {
  live: [LIVE, '', true],
  viewer: [LIVE, '', true],
  loading: ['Participants', 'Loading people', false],
  'not loaded': [
    'Participants',
    'The list didn’t load No answer from the server. Trying again in 8 s. [Try now]',
    false,
  ],
  reconnecting: ['Participants Reconnecting 16 online at 10:42', '', true],
  offline: ['Participants Offline 16 online at 10:42', 'No connection Trying again in 8 s [Try now]', true],
  refused: ['Participants', 'You can’t join this room The token is for another room.', false],
  'access ended': [LIVE, 'Sign in to see who’s here Your access to this room ran out. [Reload]', false],
  misconfigured: [LIVE, 'The list isn’t set up The browser’s console says what is missing.', false],
  elsewhere: [
    LIVE,
    'Open in another tab You joined from another tab or device. This one has stopped. [Use this tab]',
    false,
  ],
  'media failed': [LIVE, 'No live sound or video LiveKit does not answer', true],
  'on hold': [LIVE, 'You are being removed Inès Moreau removes you in 4 s. Nobody hears or sees you.', true],
  removed: [
    LIVE,
    'You were removed Inès Moreau removed you at 10:41: spam. You can come back at 10:47. [Try again]',
    false,
  ],
  'removed, and the bar is over': [
    LIVE,
    'You were removed A moderator removed you. You can come back now. [Try again]',
    false,
  ],
  moderated: [LIVE, 'Ben Adler muted you You can unmute at any time. [Dismiss]', true],
  alone: ['Participants Live 1 online, 1 total', '', true],
  'own device failed': [LIVE, '', true],
}

describe('panel', () => {
  // The list draws what the page shows.
  before(() => setViewport({ width: 800, height: 2_000 }))
  afterEach(remove)

  for (const [state, scene] of Object.entries(PANEL_STATES)) {
    it(`says: ${state}`, async () => {
      const element = await draw(scene())
      expect([header(element), notice(element), listIsShown(element)]).to.deep.equal(STATES[state])
    })
    for (const theme of ['light', 'dark'] as const) {
      it(`is accessible: ${state}, ${theme}`, async () => {
        const element = await draw(scene(), theme)
        await expect(element).to.be.accessible()
      })
    }
  }

  for (const [state, urgent] of [
    ['moderated', true],
    ['on hold', true],
    ['removed', true],
    ['offline', false],
  ] as const)
    it(`${urgent ? 'interrupts' : 'waits its turn'} to say: ${state}`, async () => {
      const element = await draw(PANEL_STATES[state]!())
      const said = (role: string) =>
        shown(element.shadowRoot!.querySelector(`.frame > div[role="${role}"]:not(.card-region)`)!) !== ''
      expect([said('alert'), said('status')]).to.deep.equal([urgent, !urgent])
    })

  it('tells of what was done to one in red, by its sign, and leaves the words room', async () => {
    const panel = PANEL_STATES['moderated']!()
    const element = await draw(panel)
    element.style.inlineSize = '240px'
    const banner = element.shadowRoot!.querySelector<HTMLElement>('.banner')!
    const sign = (path: string) => banner.querySelector(`:scope > .icon path[d^="${path}"]`)
    expect([banner.matches('.danger'), sign('M5.75 7.4v1.35A') !== null]).to.deep.equal([true, true])
    const button = banner.querySelector('button')!
    expect(button.offsetWidth).to.equal(button.offsetHeight)
    expect(banner.querySelector<HTMLElement>('.words')!.offsetWidth).to.be.at.least(120)
    button.click()
    expect(panel.asked).to.deep.equal([['dismissNotice']])
    panel.notice.set({ kind: 'moderated', what: 'video-stopped', by: 'Ben Adler' })
    await settled(element)
    expect(notice(element)).to.equal('Ben Adler stopped your camera You can start it again at any time. [Dismiss]')
    expect(sign('M4.4 5.25h-.15')).to.not.equal(null)
  })

  it('lets the removed come back once the bar is over, by the clock of the server', async () => {
    const panel = PANEL_STATES['removed']!()
    const element = await draw(panel)
    const button = () => element.shadowRoot!.querySelector<HTMLButtonElement>('.message button')!
    button().click()
    expect(button().disabled).to.equal(true)
    panel.now += 5 * 60_000
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    expect(button().disabled).to.equal(false)
    button().click()
    expect(panel.asked).to.deep.equal([['joinAgain']])
  })

  for (const [language, words] of [
    ['de', 'um 10:41 entfernt: spam. Sie können ab 10:47 zurückkommen.'],
    ['en-US', 'at 10:41: spam. You can come back at 10:47.'],
    ['es-MX', 'a las 10:41 a.m.: spam. Podrás volver a las 10:47 a.m.'],
    ['ja', 'さんがあなたを退出させました（理由：spam）。10:47以降に戻れます。'],
    ['no language', 'at 10:41: spam. You can come back at 10:47.'],
  ])
    it(`says times as people write them in: ${language}`, async () => {
      document.documentElement.lang = language!
      const element = await draw(PANEL_STATES['removed']!())
      await until(() =>
        notice(element)
          .replaceAll(/[\u202f\u00a0]/g, ' ')
          .includes(words!),
      )
      document.documentElement.lang = 'en'
    })

  it('says the day of a bar that ends on another', async () => {
    const panel = PANEL_STATES['removed']!()
    panel.notice.set({ kind: 'removed', bar: { until: NOW + 3 * 86_400_000 } })
    const element = await draw(panel)
    expect(notice(element)).to.contain('You can come back on Nov 27, 2026 at 10:42.')
  })

  it('draws six rows of bones while it loads', async () => {
    const element = await draw(PANEL_STATES['loading']!())
    expect(element.shadowRoot!.querySelectorAll('.skeleton .row')).to.have.length(6)
  })

  it('says below your own row that you are alone', async () => {
    const element = await draw(PANEL_STATES['alone']!())
    expect(shown(element.shadowRoot!.querySelector('participant-list')!)).to.equal(
      '[Staff 1 person] [Here] Maya Okafor (you) Host @maya-okafor [Camera on] [Microphone on] You’re the only one here Others appear here as they join.',
    )
  })

  it('names sections with their counts, and leaves empty ones out', async () => {
    const element = await draw(PANEL_STATES['live']!())
    const headings = [...element.shadowRoot!.querySelectorAll('section:not([hidden]) h3')]
    expect(headings.map(shown)).to.deep.equal([
      '[Staff 3 people]',
      '[On stage 4 people]',
      '[Viewers 5 people]',
      '[Bots 1 person]',
      '[Invited 2 people]',
      '[Left 1 person]',
    ])
  })

  it('counts the rows of a section for assistive technology', async () => {
    const element = await draw(PANEL_STATES['live']!())
    const stage = [...element.shadowRoot!.querySelectorAll('section:not([hidden])')][1]!
    const places = [...stage.querySelectorAll('participant-row:not([hidden])')].map(
      (row) => `${row.ariaPosInSet}/${row.ariaSetSize}`,
    )
    expect(places).to.deep.equal(['1/4', '2/4', '3/4', '4/4'])
  })

  it('counts down to the next try', async () => {
    const panel = PANEL_STATES['offline']!()
    const element = await draw(panel)
    panel.now += 5_000
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    expect(notice(element)).to.contain('Trying again in 3 s')
  })

  it('is in the state that it shows', async () => {
    const panel = PANEL_STATES['live']!()
    const element = await draw(panel)
    expect(element.matches(':state(live)')).to.equal(true)
    panel.header.set(headerOf({ status: 'offline', counts: undefined }))
    await settled(element)
    expect(element.matches(':state(offline)')).to.equal(true)
    expect(element.matches(':state(live)')).to.equal(false)
  })
})
