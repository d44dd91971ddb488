import { LIVE_SUBPROTOCOL, type ClientFrame, type ServerFrame } from 'participant-panel-server/protocol'

/** The server speaks at least every 25 s; one that has been silent this long is gone, whatever the socket says. */
export const SILENT_MS = 60_000
const OPEN_WITHIN_MS = 15_000
/** The timers of a machine that sleeps stand still: by the clock it is seen so soon after it woke. */
const LOOKS_EVERY_MS = 5_000
const GONE = 1006

export type LiveSocket = {
  send(frame: ClientFrame): void
  close(): void
  /** The close code. */
  closed: Promise<number>
}

export function openLiveSocket(url: string, onOpen: () => void, onFrame: (frame: ServerFrame) => void): LiveSocket {
  const socket = new WebSocket(url, LIVE_SUBPROTOCOL)
  let watch: ReturnType<typeof setTimeout>
  let end: (code: number) => void
  const closed = new Promise<number>((resolve) => (end = resolve))
  const listening = new AbortController()

  /** Does not wait for the closing handshake, which a dead network never completes. */
  function hangUp(code: number) {
    clearTimeout(watch)
    listening.abort()
    socket.close()
    end(code)
  }
  function expectSignOfLife(withinMs: number) {
    const since = Date.now()
    const look = () => {
      // A clock that was put back tells nothing either.
      const leftMs = withinMs - Math.abs(Date.now() - since)
      if (leftMs <= 0) return hangUp(GONE)
      watch = setTimeout(look, Math.min(leftMs, LOOKS_EVERY_MS))
    }
    clearTimeout(watch)
    look()
  }

  expectSignOfLife(OPEN_WITHIN_MS)
  const { signal } = listening
  socket.addEventListener('open', onOpen, { signal })
  socket.addEventListener('close', ({ code }) => hangUp(code), { signal })
  socket.addEventListener(
    'message',
    ({ data }: MessageEvent<string>) => {
      expectSignOfLife(SILENT_MS)
      onFrame(JSON.parse(data) as ServerFrame)
    },
    { signal },
  )
  return { send: (frame) => socket.send(JSON.stringify(frame)), close: () => hangUp(GONE), closed }
}
