import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { AccessToken } from 'livekit-server-sdk'
import type { Role } from 'participant-panel-server/protocol'
import type { LiveKitServer } from '../../scripts/livekit-server.ts'
import { ELEMENT_DIR } from '../widget-build.ts'
import type { Companion } from './companion.ts'

/** Everybody who has an account on the site. */
export const PEOPLE: Record<string, { name: string; username: string; role?: Role }> = {
  maya: { name: 'Maya Okafor', username: 'maya' },
  ana: { name: 'Ana Weber', username: 'ana', role: 'SPEAKER' },
  jonas: { name: 'Jonas Lind', username: 'jonas', role: 'SPEAKER' },
  ines: { name: 'Inès Moreau', username: 'ines', role: 'MODERATOR' },
  sam: { name: 'Sam Taylor', username: 'samt' },
}

const EXAMPLE_ROOM = 'town-hall'

const LIVEKIT_CLIENT = fileURLToPath(
  new URL('../../packages/widget/node_modules/livekit-client/dist/livekit-client.esm.mjs', import.meta.url),
)

/** As Chromium finds it, wherever the line to it begins. */
const COMPANION = 'http://localhost:7300'

const tmp = (folder: string) => fileURLToPath(new URL(`../../.tmp/${folder}`, import.meta.url))
/** What the frameworks' pages are built into, by the name of their script. */
const BUILT: Record<string, string> = { 'components-react': tmp('e2e-pages') }
const EXAMPLES = tmp('examples')

/** Of a page that is careful: scripts from itself alone, nothing inline, no style, no text that becomes markup. */
const strictPolicy = ({ url }: LiveKitServer) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'none'",
    'img-src https:',
    `connect-src 'self' ${[COMPANION, url].flatMap((address) => [address.replace(/^ws/, 'http'), address.replace(/^http/, 'ws')]).join(' ')}`,
    "require-trusted-types-for 'script'",
  ].join('; ')

/**
 * A site as the README describes it: one page with the script-tag example, word for word, and a route that mints panel
 * tokens for whoever is signed in (here: whoever the cookie `user` says); the same page under a strict policy; pages made
 * with a framework; and one that is in LiveKit by itself, with a token that the site mints, and gives the panel its token
 * or its room.
 */
export function startSite(port: number, companion: Companion, livekit: LiveKitServer): { close(): void } {
  const app = new Hono()
    .get('/panel-token', async (request) => {
      const userId = getCookie(request, 'user') ?? ''
      const person = PEOPLE[userId]
      const room = request.req.query('room') ?? ''
      if (!person) return request.json({ error: 'sign in first' }, 401)
      return request.json(await companion.client.mintToken(room, { userId, ...person }))
    })
    .get('/livekit-token', async (request) => {
      const userId = getCookie(request, 'user') ?? ''
      const token = new AccessToken(livekit.apiKey, livekit.apiSecret, {
        identity: userId,
        name: PEOPLE[userId]?.name ?? userId,
      })
      token.addGrant({ roomJoin: true, room: request.req.query('room') ?? '' })
      return request.json({ url: livekit.url, token: await token.toJwt() })
    })
    .get('/livekit-client.js', (request) =>
      request.body(readFileSync(LIVEKIT_CLIENT, 'utf8'), 200, { 'content-type': 'text/javascript' }),
    )
    .get('/own-call/:room', (request) => request.html(ownCallPage(request.req.param('room'))))
    .get('/guarded/:room', (request) => {
      request.header('content-security-policy', strictPolicy(livekit))
      return request.html(guardedPage(request.req.param('room')))
    })
    .get('/element/*', (request) => script(request, ELEMENT_DIR, request.req.path.slice('/element/'.length)))
    .get('/built/:page/:room', (request) =>
      request.html(builtPage(request.req.param('page'), request.req.param('room'))),
    )
    .get('/scripts/:page/*', (request) => {
      const { page } = request.req.param()
      return script(request, BUILT[page] ?? EXAMPLES, request.req.path.slice(`/scripts/${page}/`.length))
    })
    .get('/:room', (request) => request.html(page(request.req.param('room'), request.req.query('join'))))
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' })
  return { close: () => server.close() }
}

/** The example is verbatim in its own room; another room differs in the room's name, and in `join` where that is asked. */
function page(room: string, join?: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Site</title></head><body>
${readmeExample().replace(`room="${EXAMPLE_ROOM}"`, `room="${room}"${join ? ` join="${join}"` : ''}`)}
</body></html>`
}

/** The same with a script of the site's own, as a strict policy wants it. */
function guardedPage(room: string): string {
  return page(room)
    .replace(/ style="[^"]*"/, '')
    .replace(/ src="[^"]*"/, ' src="/element/participant-panel.js"')
    .replace('<participant-panel', `<participant-panel server="${COMPANION}"`)
}

function builtPage(name: string, room: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title></head><body>
<div id="page" data-server="${COMPANION}" data-room="${room}"></div>
<script type="module" src="/scripts/${name}/${name}.js"></script>
</body></html>`
}

function script(request: Context, folder: string, path: string): Response {
  return request.body(readFileSync(join(folder, path), 'utf8'), 200, { 'content-type': 'text/javascript' })
}

/** `?door=livekitToken` or `liveRoom`: what the page gives the panel. What happens to its call is kept in `happened`. */
function ownCallPage(room: string): string {
  const [script] = /<script[^>]*><\/script>/.exec(readmeExample()) ?? []
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Call</title></head><body>
${script}
<participant-panel room="${room}"></participant-panel>
<script type="module">
import { Room } from '/livekit-client.js'
const { url, token } = await (await fetch('/livekit-token?room=${room}')).json()
const call = new Room()
window.call = call
window.happened = []
for (const event of ['disconnected', 'reconnecting', 'trackUnsubscribed', 'trackSubscriptionStatusChanged', 'localTrackUnpublished'])
  call.on(event, (_, status) => status === 'subscribed' || window.happened.push(event))
await call.connect(url, token)
await call.localParticipant.setMicrophoneEnabled(true)
const door = new URLSearchParams(location.search).get('door')
document.querySelector('participant-panel')[door] = { livekitToken: token, liveRoom: call }[door]
</script>
</body></html>`
}

export function readmeExample(): string {
  const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8')
  const example = /```html\n([^`]*<participant-panel[^`]*)```/.exec(readme)?.[1]
  if (!example?.includes(`room="${EXAMPLE_ROOM}"`)) throw new Error('The README has no script-tag example')
  return example
}
