import type { LiveKitPermission } from '../../src/domain/permission.ts'
import type { Listed, LiveKitClient } from '../../src/livekit/client.ts'
import { ProtocolError } from '../../src/protocol/index.ts'

/** Answers that the real LiveKit gives too seldom to wait for: for tests of how they are borne. */
export class FakeLiveKit implements LiveKitClient {
  readonly sessions = new Map<string, Listed>()
  /** Identities in the order of the calls about them. */
  readonly updated: string[] = []
  readonly removed: string[] = []
  readonly silenced: string[] = []
  /** Called before each call about one person: what it throws is the answer; false: nobody of this identity is there. */
  answer: (call: 'update' | 'remove' | 'silence', identity: string) => boolean = () => true
  /** Whether the answer to a change gets lost, which is made all the same. */
  isAnswerLost: () => boolean = () => false
  readonly #room: string

  constructor(room: string) {
    this.#room = room
  }

  come(identity: string, permission: LiveKitPermission, microphone = false): void {
    const sid = `PA_${identity}_${crypto.randomUUID()}`
    const at = Date.now()
    const who = { from: 'listing', sid, identity, name: identity, kind: 'standard', roomSid: 'RM_1' } as const
    const media = { microphone, camera: false, screen: false, at }
    this.sessions.set(identity, { ...who, at, joinedAt: at, permission, media, isActive: true })
  }

  listRooms = async () => (this.sessions.size > 0 ? [this.#room] : [])

  list = async () => [...this.sessions.values()].map((session) => ({ ...session, at: Date.now() }))

  updatePermission = async (_room: string, identity: string, permission: LiveKitPermission) => {
    this.updated.push(identity)
    const session = this.sessions.get(identity)
    if (!this.answer('update', identity) || !session) return undefined
    this.sessions.set(identity, { ...session, permission })
    if (this.isAnswerLost()) outage()
    return { ...session, permission, from: 'answer' as const, at: Date.now() }
  }

  remove = async (_room: string, identity: string) => {
    this.removed.push(identity)
    return this.answer('remove', identity) && this.sessions.delete(identity)
  }

  endRoom = async () => this.sessions.clear()

  silence = async (_room: string, identity: string) => {
    this.silenced.push(identity)
    const session = this.sessions.get(identity)
    if (!this.answer('silence', identity) || !session) return undefined
    const { media } = session
    if (media) this.sessions.set(identity, { ...session, media: { ...media, microphone: false } })
    return media?.microphone ?? false
  }
}

export function outage(): never {
  throw new ProtocolError('livekit-unavailable', 'LiveKit does not answer.')
}
