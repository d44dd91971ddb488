import type { DefineComponent } from 'vue'
import type { PanelEventMap, PanelProperties } from 'participant-panel'

type Events = { [Type in keyof PanelEventMap]: (event: PanelEventMap[Type]) => void }

declare module 'vue' {
  interface GlobalComponents {
    'participant-panel': DefineComponent<PanelProperties, {}, {}, {}, {}, {}, {}, Events>
  }
}
