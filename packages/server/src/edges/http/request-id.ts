import { randomUUID } from 'node:crypto'
import { createMiddleware } from 'hono/factory'

export type WithRequestId = { Variables: { requestId: string } }

const SANE = /^[\w.:-]{1,128}$/

/** Every request has an id: that of whoever asked, where it is one, so that their log and ours can be laid side by side. */
export const requestId = createMiddleware<WithRequestId>(async (request, next) => {
  const given = request.req.header('x-request-id') ?? ''
  const id = SANE.test(given) ? given : randomUUID()
  request.set('requestId', id)
  // Not afterwards: a header of an answer that is made already costs as much as the answer.
  request.header('x-request-id', id)
  await next()
})
