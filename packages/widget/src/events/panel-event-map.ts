import type { ActionResultEvent } from './action-result-event.ts'
import type { BeforeActionEvent } from './before-action-event.ts'
import type { ConnectionChangeEvent } from './connection-change-event.ts'
import type { HandLoweredEvent } from './hand-lowered-event.ts'
import type { HandRaisedEvent } from './hand-raised-event.ts'
import type { PanelCloseEvent } from './panel-close-event.ts'
import type { PanelErrorEvent } from './panel-error-event.ts'
import type { ParticipantJoinedEvent } from './participant-joined-event.ts'
import type { ParticipantLeftEvent } from './participant-left-event.ts'
import type { ParticipantUpdatedEvent } from './participant-updated-event.ts'
import type { ReadyEvent } from './ready-event.ts'
import type { RoleChangedEvent } from './role-changed-event.ts'
import type { SelfRemovedEvent } from './self-removed-event.ts'
import type { TokenNeededEvent } from './token-needed-event.ts'
import type { UnmuteAcceptedEvent } from './unmute-accepted-event.ts'

/** What the panel dispatches, by name. */
export type PanelEventMap = {
  'action-result': ActionResultEvent
  'before-action': BeforeActionEvent
  'connection-change': ConnectionChangeEvent
  'hand-lowered': HandLoweredEvent
  'hand-raised': HandRaisedEvent
  'panel-close': PanelCloseEvent
  'panel-error': PanelErrorEvent
  'participant-joined': ParticipantJoinedEvent
  'participant-left': ParticipantLeftEvent
  'participant-updated': ParticipantUpdatedEvent
  ready: ReadyEvent
  'role-changed': RoleChangedEvent
  'self-removed': SelfRemovedEvent
  'token-needed': TokenNeededEvent
  'unmute-accepted': UnmuteAcceptedEvent
}

type Events = Omit<HTMLElementEventMap, keyof PanelEventMap> & PanelEventMap

/** Adds a listener to `Target`, which is given each event with its own type. */
export type AddPanelListener<Target> = {
  <Type extends keyof Events>(
    type: Type,
    listener: (this: Target, event: Events[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void
  (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void
}

export type RemovePanelListener<Target> = {
  <Type extends keyof Events>(
    type: Type,
    listener: (this: Target, event: Events[Type]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void
  (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void
}
