import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { LiveKitRoom, RoomAudioRenderer, useParticipants, useRoomContext } from '@livekit/components-react'
import { RemoteTrackPublication, Room, RoomEvent } from 'livekit-client'
import type { PanelProperties } from 'participant-panel'
import 'participant-panel/define'

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'participant-panel': PanelProperties
    }
  }
}

declare global {
  interface Window {
    call: Room
    /** Everything that is done to the call, and everything that becomes of it. */
    happened: string[]
  }
}

const PLACES = ['here', 'there', 'nowhere'] as const

/** A page that was made with LiveKit's own components, and is given a panel for the room that it has. */
function Page() {
  const room = useRoomContext()
  const people = useParticipants()
  const [place, setPlace] = useState<(typeof PLACES)[number]>('nowhere')
  useEffect(() => void (window.call = room), [room])
  const panel = <participant-panel server={server} room={name} liveRoom={room} />
  return (
    <>
      <p>{people.length} in the call</p>
      {PLACES.map((each) => (
        <button key={each} onClick={() => setPlace(each)}>
          {each}
        </button>
      ))}
      <main>{place === 'here' && panel}</main>
      <aside>{place === 'there' && panel}</aside>
    </>
  )
}

/** From the moment that the call stands: until then React's strict mode connects twice. */
function watch() {
  window.happened = []
  const note = (what: string) => window.happened.push(what)
  for (const [{ prototype }, methods] of [
    [Room, ['connect', 'disconnect', 'removeAllListeners']],
    [RemoteTrackPublication, ['setSubscribed', 'setEnabled']],
  ] as const)
    for (const method of methods) {
      const native = Reflect.get(prototype, method) as (...given: unknown[]) => unknown
      Reflect.set(prototype, method, function (this: unknown, ...given: unknown[]) {
        note(`${method}(${given.join()})`)
        return Reflect.apply(native, this, given)
      })
    }
  for (const event of [
    RoomEvent.Disconnected,
    RoomEvent.Reconnecting,
    RoomEvent.TrackUnsubscribed,
    RoomEvent.TrackUnpublished,
    RoomEvent.LocalTrackUnpublished,
  ])
    window.call.on(event, () => note(event))
}

const root = document.querySelector<HTMLElement>('#page')!
const { server = '', room: name = '' } = root.dataset
const answer = await fetch(`/livekit-token?room=${name}`)
const { url, token } = (await answer.json()) as { url: string; token: string }
createRoot(root).render(
  <StrictMode>
    <LiveKitRoom serverUrl={url} token={token} audio onConnected={watch}>
      <RoomAudioRenderer />
      <Page />
    </LiveKitRoom>
  </StrictMode>,
)
