import type { HTMLAttributes } from 'svelte/elements'
import type { PanelListeners, PanelProperties, ParticipantPanelElement } from 'participant-panel'

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'participant-panel': HTMLAttributes<ParticipantPanelElement> & PanelProperties & PanelListeners
  }
}
