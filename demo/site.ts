import { readFile } from 'node:fs/promises'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { HOST, PANELS, VIEWER } from './cast.ts'
import type { CompanionClient } from './companion-client.ts'

export type SiteOptions = {
  port: number
  companionUrl: string
  companion: CompanionClient
  /** Calls back at every change that the page should be loaded again for. */
  onChange?: (listener: () => void) => void
}

export type Site = { url: string; close(): void }

const RELOAD_SCRIPT = `<script type="module">new EventSource('/changes').onmessage = () => location.reload()</script>`

/** One panel on a page of its own. A control desk has a panel, and is not in the call. */
const ALONE: Record<string, { who: string; user: string; join: 'auto' | 'never' }> = {
  host: { who: `Host ${HOST.name}`, user: HOST.userId, join: 'auto' },
  viewer: { who: `Viewer ${VIEWER.name}`, user: VIEWER.userId, join: 'auto' },
  desk: { who: `Control desk of ${HOST.name}`, user: HOST.userId, join: 'never' },
}

/** The demo's own site: a page on its own origin, and the one route that a site adds for the panel. */
export async function serveSite({ port, companionUrl, companion, onChange }: SiteOptions): Promise<Site> {
  const app = new Hono()

  const page = async (file: string, values: Record<string, string> = {}) => {
    const html = (await read(file)).replace(
      /{{(\w+)}}/g,
      (_, name: string) => ({ companion: companionUrl, ...values })[name]!,
    )
    return onChange ? html.replace('</body>', `${RELOAD_SCRIPT}</body>`) : html
  }
  app.get('/', async (request) => request.html(await page('index.html')))
  app.get('/as/:who', async (request) => {
    const alone = ALONE[request.req.param('who')]
    return alone ? request.html(await page('alone.html', alone)) : request.notFound()
  })
  app.get('/demo.css', async (request) => request.body(await read('demo.css'), 200, { 'content-type': 'text/css' }))

  // A real site knows who asks from its own login; the demo lets the page say it.
  app.get('/panel-token', async (request) => {
    const { room = '', user } = request.req.query()
    const person = PANELS.find(({ userId }) => userId === user)
    if (!person) return request.json({ error: 'Nobody of this demo has that name.' }, 404)
    try {
      return request.json(await companion.mintToken(room, person), 200, { 'cache-control': 'no-store' })
    } catch {
      return request.json({ error: 'The companion does not answer.' }, 503)
    }
  })

  if (onChange) {
    app.get('/changes', (request) =>
      streamSSE(request, async (stream) => {
        onChange(() => void stream.writeSSE({ data: 'changed' }))
        await new Promise<void>((resolve) => stream.onAbort(resolve))
      }),
    )
  }

  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
    },
  }
}

async function read(file: string): Promise<string> {
  return await readFile(new URL(file, import.meta.url), 'utf8')
}
