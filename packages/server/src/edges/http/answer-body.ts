import type { Context as Request } from 'hono'
import type { Body, Encoding } from '../../queries/shared-bodies.ts'

/** Bytes that many share, in the best encoding that the caller takes, or 304 where the caller has them. */
export async function answerBody(request: Request, body: Body, etag: string, contentType: string): Promise<Response> {
  request.header('etag', etag)
  request.header('vary', 'accept-encoding', { append: true })
  const held = request.req.header('if-none-match')?.split(',')
  if (held?.some((tag) => tag.trim() === etag)) return request.body(null, 304)
  const { encoding, bytes } = await body.in(acceptedBy(request.req.header('accept-encoding')))
  if (encoding !== 'identity') request.header('content-encoding', encoding)
  return request.body(new Uint8Array(bytes), 200, { 'content-type': contentType })
}

function acceptedBy(header = ''): Encoding[] {
  const accepted = header.split(',').flatMap((item) => {
    const [name = '', weight] = item.trim().split(/\s*;\s*q=/)
    return weight !== undefined && Number(weight) === 0 ? [] : [name]
  })
  return (['br', 'gzip'] as const).filter((encoding) => accepted.includes(encoding) || accepted.includes('*'))
}
