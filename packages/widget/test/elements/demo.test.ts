import { expect } from '@open-wc/testing'
import '../../src/define.ts'
import { inventPeople } from '../../src/demo/invented-people.ts'
import { createRandom } from '../../src/demo/random.ts'
import type { ParticipantPanelElement } from '../../src/index.ts'
import { until } from '../data/open-panel.ts'

const NOW = Date.UTC(2026, 10, 24, 10, 42)

describe('invented people', () => {
  it('are the same for the same seed, and others for another', () => {
    const people = (seed: number) => inventPeople(300, createRandom(seed), NOW)
    expect(people(1)).to.deep.equal(people(1))
    expect(people(2).map(({ name }) => name)).not.to.deep.equal(people(1).map(({ name }) => name))
  })

  it('are of all roles, states and many scripts', () => {
    const people = inventPeople(2_000, createRandom(1), NOW)
    const all = (pick: (person: (typeof people)[number]) => unknown) => new Set(people.map(pick))
    expect(people.filter(({ kind }) => kind === 'standard')).to.have.length(2_000)
    expect(new Set(people.map(({ id }) => id)).size).to.equal(people.length)
    expect([...all(({ role }) => role)]).to.have.members(['HOST', 'CO_HOST', 'MODERATOR', 'SPEAKER', 'VIEWER'])
    expect([...all(({ status }) => status)]).to.have.members(['JOINED', 'INVITED', 'LEFT'])
    expect(people.some(({ guest }) => guest)).to.equal(true)
    expect(people.some(({ reconnectingSince }) => reconnectingSince !== undefined)).to.equal(true)
    for (const script of ['Latin', 'Arabic', 'Hebrew', 'Cyrillic', 'Greek', 'Han', 'Hangul', 'Devanagari', 'Thai'])
      expect(
        people.some(({ name }) => new RegExp(`\\p{Script=${script}}`, 'u').test(name)),
        script,
      ).to.equal(true)
  })
})

describe('panel with demo', () => {
  let panel: ParticipantPanelElement
  afterEach(() => panel.remove())

  const open = (demo: string) => {
    panel = document.createElement('participant-panel')
    panel.setAttribute('demo', demo)
    panel.style.blockSize = '600px'
    document.body.append(panel)
    return panel.whenReady
  }

  it('shows a room that lives, without asking anybody for anything', async () => {
    const { fetch, WebSocket } = globalThis
    const asked: unknown[] = []
    globalThis.fetch = async (input) => Response.error() && Promise.reject(asked.push(input))
    globalThis.WebSocket = new Proxy(WebSocket, { construct: (_, [url]: unknown[]) => asked.push(url) && {} })
    try {
      await open('120')
      expect(panel.counts.total).to.equal(120)
      expect(panel.localParticipant?.name).to.equal('Maya Okafor')
      expect(panel.liveRoom).to.equal(undefined)
      await until(() => panel.shadowRoot!.textContent!.includes('Ben Adler'))
      const happened = new Set<string>()
      for (const type of ['participant-joined', 'participant-left', 'participant-updated'] as const)
        panel.addEventListener(type, ({ detail }) => happened.add(`${type} ${detail.participant.user.id}`))
      await until(() => panel.participants.some(({ isSpeaking }) => isSpeaking), 10_000)
      await until(() => happened.size > 1, 15_000)
      expect(asked).to.deep.equal([])
    } finally {
      Object.assign(globalThis, { fetch, WebSocket })
    }
  }).timeout(30_000)

  it('begins anew with another number', async () => {
    await open('30')
    panel.demo = 40
    await until(() => panel.counts.total === 40)
  })
})
