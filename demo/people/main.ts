// The simulated people, in a process of their own. COMPANION_URL and API_KEY come in the environment.
import { setTimeout as delay } from 'node:timers/promises'
import { dispose } from '@livekit/rtc-node'
import { AUDIENCE, LATECOMER, SPEAKERS, STRANGER } from '../cast.ts'
import { CompanionClient } from '../companion-client.ts'
import { converse } from './conversation.ts'
import { Person, type Habits } from './person.ts'

const HABITS: Record<string, Habits> = {
  ana: { voice: { pitch: 190 }, mutes: true, unmutes: true },
  jonas: { voice: { pitch: 115 } },
  leo: { voice: { pitch: 130 }, mutes: true, listens: true, unmutes: false },
  sofia: { voice: { pitch: 210 }, rhythm: { stay: 75, away: 25 } },
  emma: { voice: { pitch: 220 }, joinsStage: true, unmutes: true, raisesHand: 3 },
  kofi: { raisesHand: 6 }, // and answers nothing
  noor: { comesAfter: 8 },
  daniel: { voice: { pitch: 100 }, comesAfter: 45 },
}
/** They come in one after the other, as people do. */
const ARRIVAL_MS = 400

const { COMPANION_URL = '', API_KEY = '' } = process.env
const companion = new CompanionClient(COMPANION_URL, API_KEY)
const ending = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort())

const people = new Map(
  [...SPEAKERS, ...AUDIENCE, LATECOMER, STRANGER].map((member) => [
    member.userId,
    new Person(member, companion, ending.signal, HABITS[member.userId]),
  ]),
)
await Promise.all([
  ...[...people.values()].map(async (person, place) => {
    await delay(place * ARRIVAL_MS)
    await person.live()
  }),
  converse([...people.values()], ending.signal),
])
await dispose() // without it the process never ends
