import { expect } from '@open-wc/testing'
import type { EventRecord } from 'participant-panel-server/protocol'
import { sayIt } from '../../src/elements/panel-activity/activity-words.ts'
import { en } from '../../src/i18n/en.ts'
import { enActivity } from '../../src/i18n/en-activity.ts'
import { loadLanguage } from '../../src/i18n/load-language.ts'
import { eventOf } from '../../src/testing/event.ts'
import { until } from '../data/open-panel.ts'
import { draw, remove, settled } from './draw.ts'
import { activityRoom } from './scenes-activity.ts'
import type { StaticPanel, StaticPanelElement } from './static-panel.ts'

const part = (element: StaticPanelElement) =>
  element.shadowRoot!.querySelector<HTMLElement>('participant-panel-activity')!
const items = (element: StaticPanelElement) => [...part(element).querySelectorAll<HTMLElement>('.activity li')]
const said = (element: StaticPanelElement) =>
  items(element).map((item) => item.querySelector('.t')!.textContent!.replaceAll(/\s+/g, ' ').trim())

async function drawn(panel: StaticPanel): Promise<StaticPanelElement> {
  const element = await draw(panel)
  await until(() => part(element)?.querySelector('.activity, .message') != null)
  return element
}

describe('what was refused', () => {
  const ACTIONS = [
    'participant.mute',
    'participant.ban',
    'participant.rename',
    'participant.note',
    'participant.merge',
    'role.grant',
    'host.transfer',
    'permission.override',
    'stage.accept',
    'lobby.message',
    'hand.lower',
    'room.policy',
    'room.lock',
    'room.end',
    'invite.send',
    'participant.spotlight',
  ]
  const sentence = (action: string, words: Parameters<typeof sayIt>[1]) => {
    const event = eventOf({ type: 'action.refused', subject: null, data: { action } })
    return sayIt({ event, actor: { name: 'Ben', id: undefined }, subject: undefined }, words)
  }

  it('is named by its verb, as in the menus', () => {
    const words = { ...enActivity, actions: en.actions }
    expect(
      ['participant.ban', 'participant.rename', 'room.lock'].map((action) => sentence(action, words)),
    ).to.deep.equal(['Ben was not allowed: Ban', 'Ben was not allowed: Rename', 'Ben was not allowed: Lock room'])
  })

  for (const tag of ['de', 'fr', 'es', 'it', 'nl', 'pl', 'pt-BR', 'ja', 'zh-Hans', 'he', 'ar'])
    it(`has words for everything in ${tag}`, async () => {
      const { activity, panel } = (await loadLanguage(tag))!
      const unsaid = ACTIONS.filter((action) =>
        sentence(action, { ...activity, actions: panel.actions }).includes(action),
      )
      expect(unsaid).to.deep.equal([])
    })
})

describe('who does not come on stage', () => {
  const words = { ...enActivity, actions: en.actions }
  const sentence = (actor: string, data: Record<string, unknown>, type = 'stage.decline') =>
    sayIt(
      {
        event: eventOf({ type, actor, subject: 'p-ana', data }),
        actor: { name: 'Ben', id: actor },
        subject: { name: 'Ana', id: 'p-ana' },
      },
      words,
    )

  it('was said no to, invited no more, or did not want to', () => {
    expect(sentence('p-ben', { by: 'Ben' })).to.equal('Ben said no to Ana, who asked to come on stage')
    expect(sentence('p-ben', { by: 'Ben', invitedBy: 'p-maya' })).to.equal(
      'Ben took back the invitation to Ana to come on stage',
    )
    expect(sentence('p-ana', { by: 'Ana', invitedBy: 'p-maya' })).to.equal('Ana did not come on stage')
    expect(sentence('p-ben', { action: 'stage.decline' }, 'action.refused')).to.equal(
      'Ben was not allowed: Keep off the stage · Ana',
    )
  })

  it('lowers a hand as people say it', () => {
    expect(sentence('p-ana', {}, 'hand.lower')).to.equal('Ana lowered their hand')
  })
})

describe('the activity', () => {
  afterEach(remove)

  it('says in words who did what to whom', async () => {
    const element = await drawn(activityRoom())
    expect(said(element).slice(0, 6)).to.deep.equal([
      'Ben Adler was not allowed: Remove · Maya Okafor',
      'Maya Okafor muted Ana Weber',
      'Maya Okafor gave Ana Weber the role Speaker',
      'The website invited Priya Raman',
      'Ben Adler: teleport.somebody · Ana Weber',
      'The room was opened',
    ])
  })

  it('offers to take back what can be taken back', async () => {
    const panel = activityRoom()
    const element = await drawn(panel)
    const undo = items(element).flatMap((item) => item.querySelector<HTMLElement>('.button') ?? [])
    expect(undo.map(({ ariaLabel }) => ariaLabel)).to.deep.equal(['Undo: Maya Okafor gave Ana Weber the role Speaker'])
    undo[0]!.click()
    expect(panel.asked).to.deep.equal([['act', 'participant.change', ['p-ana'], { role: 'VIEWER' }]])
  })

  it('shows one person’s by their name, and everybody’s again', async () => {
    const panel = activityRoom()
    const asked: unknown[] = []
    const { log } = panel
    panel.log = async (query) => {
      asked.push(query)
      return log(query)
    }
    const element = await drawn(panel)
    items(element)[1]!.querySelectorAll<HTMLElement>('.who')[1]!.click()
    await until(() => part(element).querySelector('.activity-filter') !== null && items(element).length > 0)
    expect(part(element).querySelector('.activity-filter bdi')!.textContent).to.equal('Ana Weber')
    part(element).querySelector<HTMLElement>('.activity-filter button')!.click()
    await until(() => part(element).querySelector('.activity-filter') === null)
    expect(asked).to.deep.equal([{}, { about: 'p-ana' }, {}])
  })

  it('asks for what is new when the stream has moved, and not by itself', async () => {
    const panel = activityRoom()
    const element = await drawn(panel)
    const before = items(element).length
    const news: EventRecord[] = [eventOf({ type: 'room.lock', offset: 99, subject: null })]
    let asked = 0
    panel.log = async () => {
      asked += 1
      return { events: news }
    }
    panel.position.set('8.1')
    await settled(element)
    panel.position.set('9.1')
    await until(() => items(element).length === before + 1)
    expect(said(element)[0]).to.equal('Maya Okafor locked the room')
    expect(asked).to.be.at.most(2)
  })

  it('says that it did not load, and tries again', async () => {
    const panel = activityRoom()
    const { log } = panel
    panel.log = async () => Promise.reject(new Error('away'))
    const element = await drawn(panel)
    const message = part(element).querySelector<HTMLElement>('.message')!
    expect(message.querySelector('h3')!.textContent).to.equal('The activity did not load')
    panel.log = log
    message.querySelector('button')!.click()
    await until(() => items(element).length > 0)
  })

  it('goes back further on demand', async () => {
    const panel = activityRoom({ next: '4' })
    const element = await drawn(panel)
    const older = part(element).querySelector<HTMLElement>('.activity-older button')!
    expect(older.innerText).to.equal('Show earlier')
    panel.log = async () => ({ events: [eventOf({ type: 'room.open', offset: 1, subject: null })] })
    older.click()
    await until(() => part(element).querySelector('.activity-older') === null)
    expect(said(element).at(-1)).to.equal('The room was opened')
  })
})
