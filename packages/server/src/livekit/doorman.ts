import { recordRemoved } from '../actions/record-leave.ts'
import { recordTurnedAway } from '../actions/record-turned-away.ts'
import type { Context, Unwelcome } from '../context.ts'
import type { LiveKitClient } from './client.ts'

const TOLD_EVERY_MS = 60_000

/** Ends the sessions of people who are kept out, as often as they show up. */
export class Doorman {
  #context: Context
  #client: LiveKitClient
  /** By room and user: somebody may knock without end, the log is told once a minute. */
  #toldAt = new Map<string, number>()
  #underWay = new Set<string>()

  constructor(context: Context, client: LiveKitClient) {
    this.#context = context
    this.#client = client
  }

  /**
   * @returns whether they were there, as far as is known
   * @throws ProtocolError livekit-unavailable
   */
  async turnAway(room: string, { identity, userId }: Unwelcome): Promise<boolean> {
    const visit = JSON.stringify([room, identity])
    if (this.#underWay.has(visit)) return true
    this.#underWay.add(visit)
    try {
      const wasThere = await this.#client.remove(room, identity)
      // Not there any more is as good.
      await recordRemoved(this.#context, room, { identity, userId }, this.#context.clock())
      if (this.#isToBeTold(JSON.stringify([room, userId]))) await recordTurnedAway(this.#context, room, userId)
      return wasThere
    } finally {
      this.#underWay.delete(visit)
    }
  }

  #isToBeTold(person: string): boolean {
    const now = performance.now()
    for (const [told, at] of this.#toldAt) if (now - at >= TOLD_EVERY_MS) this.#toldAt.delete(told)
    if (this.#toldAt.has(person)) return false
    this.#toldAt.set(person, now)
    return true
  }
}
