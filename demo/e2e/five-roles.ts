import { setTimeout as delay } from 'node:timers/promises'
import type { Room } from '@livekit/rtc-node'
import { ROLES, type ErrorCode, type ParticipantAnswer, type Role } from 'participant-panel-server/protocol'
import { Refused } from '../companion-client.ts'
import { expect, recordOf, type Venue } from './fixtures.ts'
import { connect, publishMicrophone, publishVideo } from './livekit-client.ts'
import { CAMERA, MICROPHONE, isOn, isUnpublished, mayNotPublish, mayPublish, type At, type Seen } from './sfu.ts'
import { CODES, change, type Asked, type Player, type Players, type Wish } from './wishes.ts'

const USER: Record<Role, string> = { HOST: 'maya', CO_HOST: 'jonas', MODERATOR: 'ines', SPEAKER: 'ana', VIEWER: 'sam' }

export class FiveRoles {
  readonly players: Players
  readonly #venue: Venue
  readonly #room: string

  private constructor(venue: Venue, room: string, players: Players) {
    this.#venue = venue
    this.#room = room
    this.players = players
  }

  static async enter(venue: Venue, room: string): Promise<FiveRoles> {
    const { client } = venue.companion
    const players: Partial<Players> = {}
    for (const role of ROLES) {
      const userId = USER[role]
      if (role !== 'HOST') await client.putParticipant(room, { userId, role })
      const { token, self } = await client.openSession(room, { userId })
      players[role] = { role, userId, id: self.id, session: token, call: await enter(venue, room, token) }
    }
    for (const player of Object.values(players)) await isHere(venue, room, player)
    return new FiveRoles(venue, room, players as Players)
  }

  async leave(): Promise<void> {
    await Promise.all(Object.values(this.players).map(({ call }) => call.disconnect()))
  }

  /** After LiveKit has lost them. */
  async comeBack(player: Player): Promise<void> {
    await player.call.disconnect()
    player.call = await enter(this.#venue, this.#room, player.session)
    await isHere(this.#venue, this.#room, player)
  }

  /** Everybody has their own role again. */
  async resetRoles(): Promise<void> {
    for (const player of Object.values(this.players))
      if (player.role !== 'HOST') await this.site(change(player, { role: player.role }))
    await this.until(mayNotPublish, 'VIEWER')
    await this.until(mayPublish(MICROPHONE), 'SPEAKER')
  }

  until(seen: Seen, role: Role): Promise<void> {
    return expect.poll(() => this.isSo(seen, this.players[role]), { intervals: [20, 50] }).toBe(true)
  }

  /** As the site's own server does it. */
  site<Answer = ParticipantAnswer>({ method, path, body }: Asked): Promise<Answer> {
    return this.#venue.companion.client.call(method, this.#path(path), body)
  }

  /** Publishes it anew. */
  async turnOn({ role, call }: Player, source: number): Promise<void> {
    const me = call.localParticipant!
    for (const { sid, source: published } of me.trackPublications.values())
      if (published === source) await me.unpublishTrack(sid!)
    await this.until(isUnpublished(source), role)
    await (source === MICROPHONE
      ? publishMicrophone(call)
      : publishVideo(call, source === CAMERA ? 'camera' : 'screen'))
    await this.until(isOn(source), role)
  }

  /** First every refusal, after which LiveKit is as it was; then, one by one, whatever is allowed. */
  async try(wish: Wish): Promise<void> {
    const all = this.#cellsOf(wish)
    const before = await this.#listing()
    for (const { by, to, cell, name } of all.filter((each) => each.cell !== '+'))
      expect(await this.ask(by, wish.ask(to, by)), name).toBe(CODES[cell])
    expect(await this.#listing(), `${wish.name}: refused`).toEqual(before)
    for (const { by, to, name } of all.filter((each) => each.cell === '+')) {
      await wish.before?.(to, by)
      const asItWas = await this.#listing()
      expect(await this.ask(by, wish.ask(to, by)), name).toBe('done')
      const { seen } = wish
      if (seen) await expect.poll(() => this.isSo(seen, to), { message: name, intervals: [20, 50] }).toBe(true)
      else expect(await this.#listing(), name).toEqual(asItWas)
      await wish.after?.(to, by)
    }
  }

  #cellsOf({ name, cells, to = ROLES }: Wish) {
    const words = cells.split(' ')
    const isWhole = words.length === ROLES.length && words.every((word) => word.length === to.length)
    if (!isWhole) throw new Error(`${name}: not ${ROLES.length} words of ${to.length} letters`)
    return ROLES.flatMap((by, row) =>
      to.map((whom, column) => ({
        by: this.players[by],
        to: this.players[whom],
        cell: words[row]![column]!,
        name: `${name}: ${by} to ${whom}`,
      })),
    )
  }

  /** With their own session: why not, if not. */
  async ask({ session }: Pick<Player, 'session'>, { method, path, body }: Asked): Promise<ErrorCode | 'done'> {
    const { client } = this.#venue.companion
    const answered = patiently(() => client.call(method, this.#path(path), body, session))
    return answered.then(
      () => 'done' as const,
      (error: unknown) => {
        if (error instanceof Refused) return error.problem.code
        throw error
      },
    )
  }

  /** By LiveKit's own word. */
  async isSo(seen: Seen, of: Pick<Player, 'role'>): Promise<boolean> {
    const people = await this.#venue.sfu.listParticipants(this.#room).catch(() => [])
    const at: At = (role) => people.find(({ identity }) => identity === USER[role])
    return seen(at, of)
  }

  /** What LiveKit grants to whom, and what is on. */
  async #listing() {
    const people = await this.#venue.sfu.listParticipants(this.#room)
    const told = people.map(({ identity, name, permission, tracks }) => ({
      identity,
      name,
      sources: permission?.canPublish ? permission.canPublishSources : [],
      canHear: permission?.canSubscribe,
      canChat: permission?.canPublishData,
      on: tracks.filter(({ muted }) => !muted).map(({ source }) => source),
    }))
    return told.toSorted((a, b) => a.identity.localeCompare(b.identity))
  }

  #path(path: string): string {
    return `/v1/rooms/${this.#room}${path}`
  }
}

async function enter({ companion }: Venue, room: string, session: string): Promise<Room> {
  const answer = await patiently(() => companion.client.join(room, session))
  if ('waiting' in answer) throw new Error('has to wait')
  return connect(answer)
}

/** To the companion, too. */
function isHere(venue: Venue, room: string, { userId }: Player): Promise<void> {
  return expect.poll(async () => (await recordOf(venue, room, userId)).status).toBe('JOINED')
}

/** Whoever is too quick for the companion waits as they are told. */
async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.code !== 'too-many-requests') throw error
    await delay(error.problem.retryAfter! * 1000)
    return patiently(ask)
  }
}
