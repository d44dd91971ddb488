import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { sign } from '../domain/hs256.ts'
import { LIVE_SUBPROTOCOL } from '../protocol/index.ts'
import type { Check } from '../observability/check.ts'

const TIMEOUT_MS = 10_000
const PROXY = 'Look at the reverse proxy: docs/production.md has one for nginx and one for Caddy.'

/** A running server as the world sees it. `livekit`: where known, to send what LiveKit would send. */
export type Asked = { url: string; origins: string[]; livekit?: { apiKey: string; apiSecret: string } }

export async function serverChecks(asked: Asked): Promise<Check[]> {
  const { url, origins } = asked
  const reachable = await reachableCheck(url)
  if (!reachable.ok) return [reachable]
  const checks = await Promise.all([
    readyChecks(url),
    elementCheck(url),
    ...origins.map((origin) => originCheck(url, origin)),
    socketCheck(url, origins[0]),
    webhookCheck(asked),
  ])
  return [reachable, ...checks.flat()]
}

async function reachableCheck(url: string): Promise<Check> {
  const name = 'server'
  const answer = await ask(`${url}/healthz`)
  if (answer?.status === 200) return { name, ok: true, detail: `answers at ${url}` }
  const detail = answer ? `something else answers at ${url} (${answer.status})` : `nothing answers at ${url}`
  return { name, ok: false, detail, cure: `Start the server, and check PUBLIC_URL. ${PROXY}` }
}

/** What the server says of itself. */
async function readyChecks(url: string): Promise<Check[]> {
  const answer = await ask(`${url}/readyz`)
  const { checks } = ((await answer?.json().catch(() => undefined)) ?? {}) as { checks?: Check[] }
  if (checks) return checks.map((check) => ({ ...check, name: `server: ${check.name}` }))
  return [{ name: 'server: ready', ok: false, detail: `/readyz answers ${answer?.status ?? 'nothing'}`, cure: PROXY }]
}

async function elementCheck(url: string): Promise<Check> {
  const name = 'element'
  const answer = await ask(`${url}/participant-panel.js`)
  const isScript = answer?.ok && answer.headers.get('content-type')?.startsWith('text/javascript')
  if (isScript) return { name, ok: true, detail: 'is served' }
  const detail = `/participant-panel.js answers ${answer?.status ?? 'nothing'}`
  return { name, ok: false, detail, cure: 'Build it, or set ELEMENT_DIR to the folder of the built element.' }
}

async function originCheck(url: string, origin: string): Promise<Check> {
  const name = `pages of ${origin}`
  const headers = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' }
  const answer = await ask(`${url}/v1/sessions`, { method: 'OPTIONS', headers })
  const isAllowed = answer?.headers.get('access-control-allow-origin') === origin
  if (isAllowed) return { name, ok: true, detail: 'may use the server' }
  const cure = 'Add it to ORIGINS of the running server, and let the proxy pass OPTIONS and its answer.'
  return { name, ok: false, detail: 'may not use the server', cure }
}

async function socketCheck(url: string, origin: string | undefined): Promise<Check> {
  const name = 'live stream'
  const address = `${url.replace(/^http/, 'ws')}/v1/rooms/doctor/live`
  const socket = new WebSocket(address, LIVE_SUBPROTOCOL, { ...(origin && { origin }), handshakeTimeout: TIMEOUT_MS })
  try {
    await once(socket, 'open')
    return { name, ok: true, detail: 'WebSockets come through' }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { name, ok: false, detail: `WebSockets do not come through (${reason})`, cure: PROXY }
  } finally {
    socket.on('error', () => undefined).terminate()
  }
}

/** Sends what LiveKit would: an event without a room, of which the server takes no notice. */
async function webhookCheck({ url, livekit }: Asked): Promise<Check> {
  const name = 'webhooks of LiveKit'
  if (!livekit) {
    const cure = 'Set LIVEKIT_API_KEY and LIVEKIT_API_SECRET to have it tried.'
    return { name, ok: true, detail: 'were not tried', cure }
  }
  const now = Math.floor(Date.now() / 1000)
  const body = JSON.stringify({ event: 'participant_panel_doctor', id: randomUUID(), createdAt: String(now) })
  const sha256 = createHash('sha256').update(body).digest('base64')
  const claims = { iss: livekit.apiKey, nbf: now, exp: now + 60, sha256 }
  const answer = await ask(`${url}/livekit/webhook`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/webhook+json', authorization: sign(claims, livekit.apiSecret) },
  })
  if (answer?.ok) return { name, ok: true, detail: `are taken at ${url}/livekit/webhook` }
  const isRefused = answer?.status === 401
  const detail = isRefused ? 'are refused' : `are answered ${answer?.status ?? 'nothing'}`
  return { name, ok: false, detail, cure: isRefused ? 'The server has another LIVEKIT_API_SECRET than this.' : PROXY }
}

async function ask(url: string, init: RequestInit = {}): Promise<Response | undefined> {
  try {
    return await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) })
  } catch {
    return undefined
  }
}
