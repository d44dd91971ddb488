import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Hono, type Context as Request } from 'hono'
import { ProtocolError } from '../../protocol/index.ts'
import { Body } from '../../queries/shared-bodies.ts'
import { answerBody } from './answer-body.ts'

/** As read from the disk; `etag` says which state of the file it is. */
type Script = { etag: string; body: Body }

/**
 * The built element and its chunks, for script tags on any site. `no-cache` revalidates the entry at every load; a
 * chunk's name carries the hash of its content.
 */
export function elementRoutes(elementDir: string) {
  const scripts = new Map<string, Script>()
  const answer = async (request: Request, path: string, cacheControl: string) => {
    const { etag, body } = await readScript(scripts, join(elementDir, path))
    request.header('cache-control', cacheControl)
    request.header('access-control-allow-origin', '*')
    request.header('cross-origin-resource-policy', 'cross-origin')
    return answerBody(request, body, etag, 'text/javascript; charset=utf-8')
  }
  return new Hono()
    .get('/participant-panel.js', (request) => answer(request, 'participant-panel.js', 'public, no-cache'))
    .get('/chunks/:file{[\\w.-]+\\.js}', (request) =>
      answer(request, join('chunks', basename(request.req.param('file'))), 'public, max-age=31536000, immutable'),
    )
}

/** Read and compressed once; again when the element was built anew. Only what is there is kept. */
async function readScript(scripts: Map<string, Script>, path: string): Promise<Script> {
  try {
    const { mtimeMs, size } = await stat(path)
    const etag = `W/"${mtimeMs}-${size}"`
    const known = scripts.get(path)
    if (known?.etag === etag) return known
    const script = { etag, body: new Body(await readFile(path, 'utf8')) }
    scripts.set(path, script)
    return script
  } catch {
    throw new ProtocolError('not-found', 'The element is not built: run the build, or set ELEMENT_DIR.')
  }
}
