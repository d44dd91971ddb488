import type { PanelEventMap } from '../../events/panel-event-map.ts'
import type { ParticipantPanelElement } from './participant-panel.ts'

type Settable = keyof ParticipantPanelElement & keyof (typeof ParticipantPanelElement)['properties']

/** What a page may set, for the types of a framework's templates. */
export type PanelProperties = { [Name in Settable]?: ParticipantPanelElement[Name] | undefined }

/** Listeners as React and Svelte write them: `on` and the event's name. */
export type PanelListeners = {
  [Type in keyof PanelEventMap as `on${Type}`]?: ((event: PanelEventMap[Type]) => void) | undefined
}
