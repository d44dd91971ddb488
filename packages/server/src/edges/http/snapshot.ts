import type { Context as Request } from 'hono'
import type { SnapshotPage } from '../../queries/snapshot.ts'
import type { Encoding } from '../../queries/shared-bodies.ts'

/** The shared bytes, or 304 where the caller has them. */
export async function answerSnapshot(request: Request, { position, after, body }: SnapshotPage): Promise<Response> {
  const etag = `W/"${position}~${after}"`
  request.header('etag', etag)
  request.header('cache-control', 'private, no-cache')
  request.header('vary', 'accept-encoding, authorization', { append: true })
  const held = request.req
    .header('if-none-match')
    ?.split(',')
    .map((tag) => tag.trim())
  if (held?.includes(etag)) return request.body(null, 304)
  const { encoding, bytes } = await body.in(acceptedBy(request.req.header('accept-encoding')))
  if (encoding !== 'identity') request.header('content-encoding', encoding)
  return request.body(new Uint8Array(bytes), 200, { 'content-type': 'application/json' })
}

function acceptedBy(header = ''): Encoding[] {
  const accepted = header.split(',').flatMap((item) => {
    const [name = '', weight] = item.trim().split(/\s*;\s*q=/)
    return weight !== undefined && Number(weight) === 0 ? [] : [name]
  })
  return (['br', 'gzip'] as const).filter((encoding) => accepted.includes(encoding) || accepted.includes('*'))
}
