import type { HTMLAttributes, RefAttributes } from 'react'
import type { PanelListeners, PanelProperties, ParticipantPanelElement } from 'participant-panel'
import 'participant-panel/define'

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'participant-panel': HTMLAttributes<ParticipantPanelElement> &
        RefAttributes<ParticipantPanelElement> &
        PanelProperties &
        PanelListeners
    }
  }
}

type Props = { server: string; room: string; onJoin: (name: string) => void }

export function PeoplePanel({ server, room, onJoin }: Props) {
  return (
    <participant-panel
      server={server}
      room={room}
      tokenUrl="/panel-token"
      style={{ blockSize: 640 }}
      onparticipant-joined={({ detail }) => onJoin(detail.participant.name)}
    />
  )
}
