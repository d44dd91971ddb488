import type { Room } from 'livekit-client'
import type { PropertyValues, ReactiveController } from 'lit'
import { complain } from '../../complain.ts'
import { laterScript } from '../../element-support/later-script.ts'
import { clearTop } from '../../element-support/on-top.ts'
import { TokenNeededEvent } from '../../events/token-needed-event.ts'
import type { Door, Panel, PanelOptions } from '../../panel.ts'
import type { PanelNotice } from '../../view-models/panel-view-model.ts'
import { loadNotices } from '../panel-notice/load-notices.ts'
import type { ParticipantPanelElement } from './participant-panel.ts'

const OPTIONS = ['server', 'room', 'liveRoom', 'join', 'demo'] as const
/** Ways to say who looks; another one of the same person goes on. */
const DOORS = ['tokenProvider', 'tokenUrl', 'token', 'livekitToken'] as const
/** Long enough for a page that moves the panel, or a framework that mounts it twice. */
const LEAVES_AFTER_MS = 1000
/** Frameworks and scripts set what is missing soon after; then the page's author is told. */
const MISSING_AFTER_MS = 2000

const LOADING: PanelNotice = { kind: 'loading' }

type Ways = {
  /** Undefined while the script for it is on its way. */
  create: (options: PanelOptions) => Panel | undefined
  /** Where panels without a `server` connect to. */
  defaultServer: () => string | undefined
  /** The page's own room. */
  borrowed: () => Room | undefined
}

/** The panel behind the element: there as long as the element is in the page and has what a panel needs. */
export class PanelController implements ReactiveController {
  panel: Panel | undefined
  /** What is said while there is no panel. */
  absence = LOADING
  readonly #host: ParticipantPanelElement
  readonly #ways: Ways
  #leaving: ReturnType<typeof setTimeout> | undefined
  #missing: ReturnType<typeof setTimeout> | undefined
  #markReady = () => {}
  /** Resolves with the first list. */
  readonly whenReady: Promise<void> = new Promise((resolve) => (this.#markReady = resolve))

  constructor(host: ParticipantPanelElement, ways: Ways) {
    this.#host = host
    this.#ways = ways
    host.addController(this)
  }

  hostConnected(): void {
    clearTimeout(this.#leaving)
    if (this.#host.hasUpdated) this.#connectIfWaiting()
  }

  hostDisconnected(): void {
    clearTimeout(this.#missing)
    this.#leaving = setTimeout(() => this.#leave(), LEAVES_AFTER_MS)
  }

  /** Before the host's update. */
  changed(changed: PropertyValues<ParticipantPanelElement>): void {
    const { hasUpdated, readonly, demo } = this.#host
    if (hasUpdated && changed.has('readonly')) this.panel?.setReadonly(readonly)
    if (hasUpdated && changed.has('menuItems')) this.panel?.menuItemsChanged()
    if (!hasUpdated || OPTIONS.some((option) => changed.has(option))) return this.connect()
    if (demo || !DOORS.some((door) => changed.has(door))) return
    if (this.panel && this.#hasDoor()) void this.panel.enter(this.#door())
    else this.connect()
  }

  connect(): void {
    this.close(LOADING)
    const host = this.#host
    // What is set away from the page is there when the host comes back.
    if (!host.isConnected) return
    if (host.demo && !demoScript.loaded) return void demoScript.load().then(() => this.#connectIfWaiting())
    const demo = host.demo ? demoScript.loaded?.inventRoom(host.demo) : undefined
    // An attribute that was taken away is null, one that a framework has nothing for is empty.
    const room = host.room || (demo && 'demo')
    const server = host.server || (demo ? location.origin : this.#ways.defaultServer())
    if (!server || !room || !(demo || this.#hasDoor())) {
      this.#missing = setTimeout(() => this.#reportMissing(), MISSING_AFTER_MS)
      return
    }
    this.panel = this.#ways.create({
      server,
      room,
      join: host.join,
      ...(demo ? { demo } : this.#door()),
      onEvent: (event) => host.dispatchEvent(event),
      isReadonly: host.readonly,
      menuItems: () => host.menuItems ?? [],
      startOver: () => this.connect(),
      leave: () => host.disconnect(),
      inviteLink: () => host.inviteLink,
      focusSearch: () => void host.focusSearch(),
    })
    if (!this.panel) return void panelScript.load().then(() => this.#connectIfWaiting())
    void this.panel.whenReady.then(this.#markReady)
    void this.panel.whenReady.then(() => setTimeout(() => this.#checkColours())) // asking has all styles worked out
    void this.panel.whenReady.then(loadNotices) // so that they are there when the network is not
  }

  close(absence: PanelNotice): void {
    clearTimeout(this.#missing)
    this.panel?.close()
    this.panel = undefined
    clearTop(this.#host.shadowRoot)
    this.absence = absence
    this.#host.requestUpdate()
  }

  /** Who disconnected stays so. */
  #leave(): void {
    this.close(this.absence.kind === 'disconnected' ? this.absence : LOADING)
  }

  #door(): Door {
    const { tokenProvider, tokenUrl, token, livekitToken } = this.#host
    return { tokenProvider, tokenUrl, token, livekitToken, liveRoom: this.#ways.borrowed() }
  }

  #hasDoor(): boolean {
    return Object.values(this.#door()).some(Boolean)
  }

  /** The script is there. Meanwhile the element may have been removed, disconnected or given other attributes. */
  #connectIfWaiting(): void {
    if (this.#host.isConnected && !this.panel && this.absence === LOADING) this.connect()
  }

  /** Only colours that the page has set can be unreadable. */
  #checkColours(): void {
    const style = getComputedStyle(this.#host)
    if (!style.getPropertyValue('--pp-background') && !style.getPropertyValue('--pp-foreground')) return
    import('./check-contrast.ts').then(({ checkContrast }) => checkContrast(this.#host)).catch(() => {})
  }

  #reportMissing(): void {
    const { room } = this.#host
    const server = this.#host.server || this.#ways.defaultServer()
    if (server && room) {
      this.#host.dispatchEvent(new TokenNeededEvent())
      if (this.#hasDoor()) return // answered at once
    }
    void complain(!server ? 'server-missing' : !room ? 'room-missing' : 'token-missing')
    this.absence = { kind: 'misconfigured' }
    this.#host.requestUpdate()
  }
}

/** What a panel does, beside how it looks: the skeleton stands before this script is there. */
export const panelScript = laterScript(() => withParts(import('../../panel.ts')))

/** A room without any server. */
const demoScript = laterScript(() => withParts(import('../../demo/invented-room.ts')))

async function withParts<Module>(script: Promise<Module>): Promise<Module> {
  const [loaded, { definePanelParts }] = await Promise.all([script, import('../panel-parts.ts')])
  definePanelParts()
  return loaded
}

/** Asks for that script at once, not only when the first panel connects. */
export function preloadPanel(): void {
  void panelScript.load()
}
