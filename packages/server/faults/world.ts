import { RoomServiceClient } from 'livekit-server-sdk'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '../../../scripts/free-port.ts'
import { startLiveKit } from '../../../scripts/livekit-server.ts'
import { disagreements } from './agreement.ts'
import { check, type Violation } from './checker.ts'
import { Client } from './client.ts'
import { CompanionProcess } from './companion-process.ts'
import { storedEvents } from './database-file.ts'
import { LiveKitStandIn } from './livekit-stand-in.ts'
import { Random } from './random.ts'
import { Recorder, type View } from './recorder.ts'
import { ResumingPanel, type PanelOptions } from './resuming-panel.ts'
import { grantedSources } from './stand-in-sessions.ts'
import { TcpProxy } from './tcp-proxy.ts'

export type WorldSetup = {
  /** `real`: livekit-server itself, for what needs WebRTC. */
  livekit?: 'stand-in' | 'real'
  /** The script that runs the companion, where it is not the product's own. */
  main?: string
  /** How long LiveKit may grant more than was decided, outside faults (I5). */
  leastRightsMs?: number
}

export type WorldOptions = { seed: number; isShort: boolean; recordFile: string; setup?: WorldSetup | undefined }
export type Checked = { what: string; isTrue: boolean; detail: string }

type LiveKit = { url: string; port: number; apiKey: string; apiSecret: string; close(): unknown }

/** A companion in a process of its own, LiveKit, the line between them, and everybody who talks to them. */
export class World {
  readonly random: Random
  readonly recorder: Recorder
  readonly companion: CompanionProcess
  readonly client: Client
  readonly folder: string
  /** From the companion to LiveKit. */
  readonly line: TcpProxy
  readonly livekit: LiveKit
  readonly isShort: boolean
  readonly checks: Checked[] = []
  #service: RoomServiceClient
  #setup: WorldSetup
  #rooms = new Set<string>()
  #panels: ResumingPanel[] = []
  #cleanups: (() => unknown)[] = []

  private constructor(
    options: WorldOptions,
    port: number,
    folder: string,
    recorder: Recorder,
    livekit: LiveKit,
    line: TcpProxy,
  ) {
    const { apiKey, apiSecret } = livekit
    this.#setup = options.setup ?? {}
    this.isShort = options.isShort
    this.random = new Random(options.seed)
    this.recorder = recorder
    this.folder = folder
    this.livekit = livekit
    this.line = line
    const { main } = this.#setup
    const seen = { url: `ws://127.0.0.1:${line.port}`, apiKey, apiSecret }
    this.companion = new CompanionProcess({ port, folder, livekit: seen, ...(main !== undefined && { main }) })
    this.client = new Client(this.companion.url, this.companion.apiKey, recorder)
    this.#service = new RoomServiceClient(livekit.url.replace('ws', 'http'), apiKey, apiSecret)
  }

  static async create(options: WorldOptions): Promise<World> {
    const port = await freePort()
    const folder = await mkdtemp(join(tmpdir(), 'fault-'))
    const recorder = new Recorder(options.recordFile)
    const webhookUrl = `http://127.0.0.1:${port}/livekit/webhook`
    const livekit =
      options.setup?.livekit === 'real'
        ? await realLiveKit(webhookUrl)
        : await LiveKitStandIn.start(webhookUrl, recorder)
    const line = await TcpProxy.start(livekit.port)
    const world = new World(options, port, folder, recorder, livekit, line)
    await world.companion.start()
    return world
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
    const measured = `${Math.round(ms)} ms, at most ${limitMs}`
    this.check(what, this.isShort || ms <= limitMs, detail ? `${measured}; ${detail}` : measured)
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
    return this.openPanel({ room, token, name: `${userId} in ${room}`, ...more })
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
    await this.companion.stop()
    for (const room of this.#rooms) {
      this.recorder.add({ kind: 'events', room, events: storedEvents(this.companion.databaseFile, room) })
    }
    this.line.close()
    await this.livekit.close()
    await rm(this.folder, { recursive: true, force: true })
    const { leastRightsMs } = this.#setup
    return check(await this.recorder.read(), leastRightsMs === undefined ? {} : { leastRightsMs })
  }
}

async function realLiveKit(webhookUrl: string): Promise<LiveKit> {
  const server = await startLiveKit({ webhookUrls: [webhookUrl] })
  return { ...server, port: server.ports.http, close: () => server.stop() }
}
