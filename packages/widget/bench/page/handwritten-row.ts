import type { ParticipantRecord } from 'participant-panel-server/protocol'

/** What a row shows. */
export type RowState = { record: ParticipantRecord; speaking: boolean; microphone: boolean; camera: boolean }

const ROLES = { HOST: 'Host', CO_HOST: 'Co-host', MODERATOR: 'Moderator', SPEAKER: 'Speaker', VIEWER: 'Viewer' }
const PATHS = {
  microphone:
    'M10 2.5a2.75 2.75 0 0 0-2.75 2.75v3.5a2.75 2.75 0 0 0 5.5 0v-3.5A2.75 2.75 0 0 0 10 2.5ZM4.75 8.75a5.25 5.25 0 0 0 10.5 0M10 14v3.25',
  muted:
    'M7.25 7.4v1.35a2.75 2.75 0 0 0 4 2.45M7.36 4.5a2.75 2.75 0 0 1 5.39.75v3.4M4.75 8.75a5.25 5.25 0 0 0 8.3 4.27M10 14v3.25M3.25 3.25l13.5 13.5',
  speaking: 'M5 8.25v3.5M10 4.5v11M15 7v6',
  camera: 'M4.25 5.25h6.5c1.1 0 2 .9 2 2v5.5a2 2 0 0 1-2 2h-6.5a2 2 0 0 1-2-2v-5.5c0-1.1.9-2 2-2Z',
}
const SVG = 'http://www.w3.org/2000/svg'

/** One row of the hand-written list: made once, and written to only where something else is to be shown. */
export class HandwrittenRow {
  readonly element = element('div', 'row')
  readonly #avatar = element('span', 'avatar')
  readonly #name = element('bdi', 'name')
  readonly #role = element('span', 'chip')
  readonly #meta = element('div', 'meta')
  readonly #camera = icon(PATHS.camera)
  readonly #microphone = icon(PATHS.microphone)
  #shown: Partial<RowState> = {}
  #top = -1

  constructor() {
    const line = element('div', 'line')
    const text = element('div', 'text')
    line.append(this.#name, this.#role)
    text.append(line, this.#meta)
    this.element.role = 'listitem'
    this.element.append(this.#avatar, text, this.#camera, this.#microphone)
  }

  /** At `top` px. */
  show(state: RowState, top: number): void {
    const before = this.#shown
    const { record, speaking, microphone, camera } = state
    if (top !== this.#top) this.element.style.transform = `translateY(${top}px)`
    if (record !== before.record) this.#showPerson(record)
    if (record !== before.record || speaking !== before.speaking) {
      this.element.classList.toggle('speaking', speaking)
      this.#meta.textContent = speaking ? 'Speaking' : lineOf(record)
    }
    if (speaking !== before.speaking || microphone !== before.microphone) {
      const state = microphone ? (speaking ? 'speaking' : 'microphone') : 'muted'
      this.#microphone.firstElementChild!.setAttribute('d', PATHS[state])
      this.#microphone.ariaLabel = state
    }
    if (camera !== before.camera) this.#camera.style.visibility = camera ? '' : 'hidden'
    this.#top = top
    this.#shown = state
  }

  #showPerson({ name, role, userId }: ParticipantRecord): void {
    this.#avatar.textContent = initialsOf(name)
    this.#avatar.style.setProperty('--hue', String(hueOf(userId)))
    this.#name.textContent = name
    this.#name.title = name
    this.#role.textContent = ROLES[role]
  }
}

function lineOf({ status, username }: ParticipantRecord): string {
  return status === 'LEFT' ? 'Left' : `@${username}`
}

function initialsOf(name: string): string {
  const words = name.split(' ')
  return `${words[0]![0]}${words.at(-1)![0]}`.toUpperCase()
}

function hueOf(userId: string): number {
  let hash = 0
  for (let at = 0; at < userId.length; at += 1) hash = (hash * 31 + userId.charCodeAt(at)) >>> 0
  return (hash % 12) * 30
}

function element(tag: string, className: string): HTMLElement {
  return Object.assign(document.createElement(tag), { className })
}

function icon(path: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  const drawn = document.createElementNS(SVG, 'path')
  svg.setAttribute('viewBox', '0 0 20 20')
  svg.setAttribute('class', 'icon')
  svg.role = 'img'
  drawn.setAttribute('d', path)
  svg.append(drawn)
  return svg
}
