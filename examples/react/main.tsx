import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { PeoplePanel } from './PeoplePanel.tsx'

function Page({ server, room }: { server: string; room: string }) {
  const [newest, setNewest] = useState('')
  return (
    <>
      <p>{newest && `${newest} is here`}</p>
      <PeoplePanel server={server} room={room} onJoin={setNewest} />
    </>
  )
}

const place = document.querySelector<HTMLElement>('#page')!
const { server = '', room = '' } = place.dataset
createRoot(place).render(
  <StrictMode>
    <Page server={server} room={room} />
  </StrictMode>,
)
