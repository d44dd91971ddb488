import { RoomServiceClient } from 'livekit-server-sdk'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '../../../scripts/free-port.ts'
import { startLiveKit } from '../../../scripts/livekit-server.ts'
import { startRoundRobin, type RoundRobin } from '../../../scripts/round-robin.ts'
import { disagreements } from './agreement.ts'
import { check, type Violation } from './checker.ts'
import { Client } from './client.ts'
import { CompanionProcess, randomSecrets, type CompanionSecrets } from './companion-process.ts'
import { storedEvents } from './database-file.ts'
import { LiveKitStandIn } from './livekit-stand-in.ts'
import { PostgresDatabase } from './postgres-database.ts'
import { Random } from './random.ts'
import { Recorder, type StoredEvent, type View } from './recorder.ts'
import { ResumingPanel, type PanelOptions } from './resuming-panel.ts'
import { grantedSources } from './stand-in-sessions.ts'
import { TcpProxy } from '../../../scripts/tcp-proxy.ts'

export type WorldSetup = {
  /** `real`: livekit-server itself, for what needs WebRTC. */
  livekit?: 'stand-in' | 'real'
  /** The script that runs the companion, where it is not the product's own. */
  main?: string
  /** How long LiveKit may grant more than was decided, outside faults (I5). */
  leastRightsMs?: number
  /** A SQLite file by default, which has one instance. */
  database?: 'postgres'
  /** Behind a plain round robin. */
  instances?: number
}

export type WorldOptions = { seed: number; isShort: boolean; recordFile: string; setup?: WorldSetup | undefined }
export type Checked = { what: string; isTrue: boolean; detail: string }
/** What a case found out in numbers, and what it may be at most. */
export type Measured = { what: string; value: number; unit: string; limit?: number }

type LiveKit = { url: string; port: number; apiKey: string; apiSecret: string; close(): unknown }

type Parts = {
  livekit: LiveKit
  lines: TcpProxy[]
  instances: CompanionProcess[]
  postgres?: PostgresDatabase | undefined
  door?: RoundRobin | undefined
  secrets: CompanionSecrets
}

/** Companions in processes of their own, LiveKit, the line between them, and everybody who talks to them. */
export class World {
  readonly random: Random
  readonly recorder: Recorder
  readonly instances: CompanionProcess[]
  /** Through the round robin, where there is one. */
  readonly client: Client
  readonly folder: string
  /** From each companion to LiveKit. */
  readonly lines: TcpProxy[]
  readonly livekit: LiveKit
  readonly secrets: CompanionSecrets
  readonly isShort: boolean
  readonly checks: Checked[] = []
  readonly measures: Measured[] = []
  #postgres: PostgresDatabase | undefined
  #door: RoundRobin | undefined
  #service: RoomServiceClient
  #setup: WorldSetup
  #rooms = new Set<string>()
  #panels: ResumingPanel[] = []
  #cleanups: (() => unknown)[] = []

  private constructor(options: WorldOptions, folder: string, recorder: Recorder, parts: Parts) {
    const { livekit, lines, instances, postgres, door, secrets } = parts
    this.#setup = options.setup ?? {}
    this.isShort = options.isShort
    this.random = new Random(options.seed)
    this.recorder = recorder
    this.folder = folder
    this.livekit = livekit
    this.lines = lines
    this.instances = instances
    this.secrets = secrets
    this.#postgres = postgres
    this.#door = door
    this.client = new Client(door?.url ?? this.companion.url, secrets.apiKey, recorder, {
      isSpread: instances.length > 1,
    })
    this.#service = new RoomServiceClient(livekit.url.replace('ws', 'http'), livekit.apiKey, livekit.apiSecret)
  }

  static async create(options: WorldOptions): Promise<World> {
    const { livekit: kind, main, database, instances: count = 1 } = options.setup ?? {}
    const folder = await mkdtemp(join(tmpdir(), 'fault-'))
    const recorder = new Recorder(options.recordFile)
    const postgres = database === 'postgres' ? await PostgresDatabase.start(count) : undefined
    const ports = await Promise.all(Array.from({ length: count }, () => freePort()))
    const targets = ports.map((port) => ({ host: '127.0.0.1', port }))
    const door = count > 1 ? await startRoundRobin(targets) : undefined
    const webhookUrl = `${door?.url ?? `http://127.0.0.1:${ports[0]}`}/livekit/webhook`
    const livekit = kind === 'real' ? await realLiveKit(webhookUrl) : await LiveKitStandIn.start(webhookUrl, recorder)
    const lines = await Promise.all(ports.map(() => TcpProxy.start(livekit.port)))
    const { apiKey, apiSecret } = livekit
    const secrets = randomSecrets()
    const adminPorts = await Promise.all(ports.map(() => freePort()))
    const instances = ports.map((port, n) => {
      const databaseUrl = postgres?.urlOf(n)
      const seen = { url: `ws://127.0.0.1:${lines[n]!.port}`, apiKey, apiSecret }
      return new CompanionProcess({
        port,
        adminPort: adminPorts[n]!,
        folder,
        livekit: seen,
        secrets,
        databaseUrl,
        ...(main && { main }),
      })
    })
    const world = new World(options, folder, recorder, { livekit, lines, instances, postgres, door, secrets })
    await Promise.all(instances.map((instance) => instance.start()))
    return world
  }

  /** The only one, or the first. */
  get companion(): CompanionProcess {
    return this.instances[0]!
  }

  /** Its line to LiveKit. */
  get line(): TcpProxy {
    return this.lines[0]!
  }

  get postgres(): PostgresDatabase {
    if (this.#postgres) return this.#postgres
    throw new Error('This case runs with a SQLite file.')
  }

  /** Who asks the n-th instance, past the round robin. */
  clientOf(instance: number): Client {
    return new Client(this.instances[instance]!.url, this.secrets.apiKey, this.recorder)
  }

  get standIn(): LiveKitStandIn {
    if (this.livekit instanceof LiveKitStandIn) return this.livekit
    throw new Error('This case runs with the real LiveKit.')
  }

  /** `full` as the case is stated, `short` with the tests. */
  size(full: number, short: number): number {
    return this.isShort ? short : full
  }

  check(what: string, isTrue: boolean, detail: unknown = ''): void {
    this.checks.push({ what, isTrue, detail: typeof detail === 'string' ? detail : JSON.stringify(detail) })
  }

  /** A time that is to stay within a bound: in full only, because a test waits for what comes, however long. */
  bound(what: string, ms: number, limitMs: number, detail = ''): void {
    this.measures.push({ what, value: Math.round(ms), unit: 'ms', limit: limitMs })
    const measured = `${Math.round(ms)} ms, at most ${limitMs}`
    this.check(what, this.isShort || ms <= limitMs, detail ? `${measured}; ${detail}` : measured)
  }

  /** I6: a number that is to stay within its stated bound, where it has one. */
  measure(what: string, value: number, unit: string, limit?: number): void {
    this.measures.push({ what, value, unit, ...(limit !== undefined && { limit }) })
    if (limit !== undefined) this.recorder.add({ kind: 'measure', what: `${what} (${unit})`, value, limit })
  }

  /** Polls until it is true; says whether it became so in time. */
  async becomes(isTrue: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
    const deadline = performance.now() + withinMs
    while (performance.now() < deadline) {
      if (await isTrue()) return true
      await delay(20)
    }
    return isTrue()
  }

  /** Ends with the world. */
  onClose(cleanup: () => unknown): void {
    this.#cleanups.push(cleanup)
  }

  async room(name: string, request: Parameters<Client['putRoom']>[1] = {}): Promise<string> {
    this.#rooms.add(name)
    await this.client.putRoom(name, request)
    return name
  }

  /** A panel of somebody who is on the list and sees everything. */
  async panel(room: string, userId: string, more: Partial<PanelOptions> = {}): Promise<ResumingPanel> {
    await this.client.put(room, { userId, role: 'MODERATOR' })
    const { token } = await this.client.session(room, userId)
    const renew = async () => (await this.client.session(room, userId)).token
    return this.openPanel({ room, token, name: `${userId} in ${room}`, renew, ...more })
  }

  /** Sessions of so many who see everything: one person may have no more than twenty panels open. */
  async staffTokens(room: string, people: number): Promise<string[]> {
    const tokens: string[] = []
    for (let n = 0; n < people; n += 1) {
      await this.client.put(room, { userId: `staff-${n}`, role: 'MODERATOR' })
      tokens.push((await this.client.session(room, `staff-${n}`)).token)
    }
    return tokens
  }

  async openPanel(
    options: Pick<PanelOptions, 'room' | 'token' | 'name'> & Partial<PanelOptions>,
  ): Promise<ResumingPanel> {
    const { client, recorder } = this
    const panel = new ResumingPanel({ client, recorder, random: () => this.random.next(), ...options })
    this.#panels.push(panel)
    if (!(await this.becomes(() => panel.isLive, 30_000))) throw new Error(`The panel ${panel.name} does not get in.`)
    return panel
  }

  /** Goes into a room as a browser does: session, join, connect to the stand-in. */
  async enter(room: string, userId: string): Promise<void> {
    const { token } = await this.client.session(room, userId)
    this.standIn.connect((await this.client.join(room, token)).token)
  }

  /** What server, panels and LiveKit hold to be true of a room now. */
  async views(room: string): Promise<View[]> {
    const { participants } = await this.client.snapshot(room)
    const listed =
      this.livekit instanceof LiveKitStandIn ? this.livekit.sessions(room) : await this.#service.listParticipants(room)
    const sessions = listed.map((info) => ({ identity: info.identity, sources: grantedSources(info) }))
    const panels = this.#panels.filter((panel) => panel.room === room && !panel.isClosed)
    return [
      { kind: 'view', of: 'server', name: 'server', room, people: participants },
      { kind: 'view', of: 'livekit', name: 'livekit', room, sessions },
      ...panels.map((panel): View => {
        return { kind: 'view', of: 'panel', name: panel.name, room, people: [...panel.people.values()] }
      }),
    ]
  }

  /** I1: waits until all agree about a room, and puts on record what they say then. @returns after how long */
  async converge(room: string, withinMs: number): Promise<number> {
    const began = performance.now()
    const agree = async () => disagreements(await this.views(room)).length === 0
    await this.becomes(agree, withinMs)
    for (const view of await this.views(room)) this.recorder.add(view)
    return Math.round(performance.now() - began)
  }

  /** Ends everything and reads the record. @returns what broke an invariant */
  async close(): Promise<Violation[]> {
    for (const panel of this.#panels) panel.close()
    for (const cleanup of this.#cleanups) await cleanup()
    await Promise.all(this.instances.map((instance) => instance.stop()))
    for (const room of this.#rooms) this.recorder.add({ kind: 'events', room, events: await this.#events(room) })
    await this.#door?.stop()
    await this.#postgres?.close()
    for (const line of this.lines) line.close()
    await this.livekit.close()
    await rm(this.folder, { recursive: true, force: true })
    const { leastRightsMs } = this.#setup
    return check(await this.recorder.read(), leastRightsMs === undefined ? {} : { leastRightsMs })
  }

  async #events(room: string): Promise<StoredEvent[]> {
    return this.#postgres?.events(room) ?? storedEvents(this.companion.databaseFile, room)
  }
}

async function realLiveKit(webhookUrl: string): Promise<LiveKit> {
  const server = await startLiveKit({ webhookUrls: [webhookUrl] })
  return { ...server, port: server.ports.http, close: () => server.stop() }
}
