import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Hono, type Context as Request } from 'hono'
import { ProtocolError } from '../../protocol/index.ts'

/**
 * The built element and its chunks, for script tags on any site. `no-cache` revalidates the entry at every load; a
 * chunk's name carries the hash of its content.
 */
export function elementRoutes(elementDir: string) {
  return new Hono()
    .get('/participant-panel.js', async (request) =>
      script(request, join(elementDir, 'participant-panel.js'), 'public, no-cache'),
    )
    .get('/chunks/:file{[\\w.-]+\\.js}', async (request) =>
      script(
        request,
        join(elementDir, 'chunks', basename(request.req.param('file'))),
        'public, max-age=31536000, immutable',
      ),
    )
}

async function script(request: Request, path: string, cacheControl: string): Promise<Response> {
  try {
    return request.body(await readFile(path), 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': cacheControl,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
  } catch {
    throw new ProtocolError('not-found', 'The element is not built: run the build, or set ELEMENT_DIR.')
  }
}
