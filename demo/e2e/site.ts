import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Role } from 'participant-panel-server/protocol'
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

/**
 * A site as the README describes it: one page with the script-tag example, word for word, and a route that mints panel
 * tokens for whoever is signed in (here: whoever the cookie `user` says).
 */
export function startSite(port: number, companion: Companion): { close(): void } {
  const app = new Hono()
    .get('/panel-token', async (request) => {
      const userId = getCookie(request, 'user') ?? ''
      const person = PEOPLE[userId]
      const room = request.req.query('room') ?? ''
      if (!person) return request.json({ error: 'sign in first' }, 401)
      return request.json(await companion.client.mintToken(room, { userId, ...person }))
    })
    .get('/:room', (request) => request.html(page(request.req.param('room'))))
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' })
  return { close: () => server.close() }
}

/** The example is verbatim in its own room; another room differs in the room's name alone. */
function page(room: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Site</title></head><body>
${readmeExample().replace(`room="${EXAMPLE_ROOM}"`, `room="${room}"`)}
</body></html>`
}

export function readmeExample(): string {
  const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8')
  const example = /```html\n([^`]*<participant-panel[^`]*)```/.exec(readme)?.[1]
  if (!example?.includes(`room="${EXAMPLE_ROOM}"`)) throw new Error('The README has no script-tag example')
  return example
}
