import { Track } from 'livekit-client'
import {
  ParticipantLoop,
  RoomContext,
  useIsMuted,
  useIsSpeaking,
  useParticipantContext,
  useParticipantInfo,
  useParticipants,
} from '@livekit/components-react'
import { useLayoutEffect } from 'react'
import { createRoot } from 'react-dom/client'
import './baselines.css'

/** The peer: a list as the documentation of LiveKit's own components has it, with a hook for each value. */
export function mountComponentsList({ room, host }) {
  let size = 0
  createRoot(host).render(
    <RoomContext.Provider value={room}>
      <People onSize={(count) => (size = count)} />
    </RoomContext.Provider>,
  )
  return { root: host, element: host, scroller: () => host.firstElementChild, size: () => size }
}

function People({ onSize }) {
  const participants = useParticipants()
  useLayoutEffect(() => {
    onSize(participants.length)
  })
  return (
    <div className="components" role="list">
      <ParticipantLoop participants={participants}>
        <Row />
      </ParticipantLoop>
    </div>
  )
}

function Row() {
  const participant = useParticipantContext()
  const { identity, name = '' } = useParticipantInfo({ participant })
  const isSpeaking = useIsSpeaking(participant)
  const microphone = !useIsMuted({ participant, source: Track.Source.Microphone })
  const camera = !useIsMuted({ participant, source: Track.Source.Camera })
  return (
    <div className={`row ${isSpeaking ? 'speaking' : ''}`} role="listitem">
      <span className="avatar">{name.slice(0, 2)}</span>
      <div>
        <div className="line">
          <bdi className="name">{name}</bdi>
          <span className="chip">{participant.attributes.role}</span>
        </div>
        <div className="meta">{isSpeaking ? 'Speaking' : `@${identity}`}</div>
      </div>
      <Icon path={camera ? 'M2 6h10v8H2Z' : 'M3 3l14 14'} label={camera ? 'camera' : 'no camera'} />
      <Icon path={microphone ? 'M10 3v10M5 9a5 5 0 0 0 10 0' : 'M3 3l14 14'} label={microphone ? 'on' : 'muted'} />
    </div>
  )
}

function Icon({ path, label }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" role="img" aria-label={label}>
      <path d={path} />
    </svg>
  )
}
