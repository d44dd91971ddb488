import type { Context as Request } from 'hono'
import type { SnapshotPage } from '../../queries/snapshot.ts'
import { answerBody } from './answer-body.ts'

export function answerSnapshot(request: Request, { position, after, body }: SnapshotPage): Promise<Response> {
  request.header('cache-control', 'private, no-cache')
  request.header('vary', 'authorization')
  return answerBody(request, body, `W/"${position}~${after}"`, 'application/json')
}
