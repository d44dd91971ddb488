import { Hono } from 'hono'
import { mintPanelToken, verifyPanelToken } from '../../access/panel-token.ts'
import { mintSession } from '../../access/session-token.ts'
import { openSession } from '../../actions/open-session.ts'
import type { Context } from '../../context.ts'
import type { SessionAnswer } from '../../protocol/index.ts'
import { sessionRequest, tokenRequest } from '../../protocol/schemas/index.ts'
import { requireApiKey } from './authenticate.ts'
import { jsonBody } from './validate.ts'

/** From the site's panel token to a session: the two doors that need no session. */
export function tokenRoutes(context: Context) {
  return new Hono()
    .post('/tokens', requireApiKey(context), jsonBody(tokenRequest), (request) =>
      request.json(mintPanelToken(context.config, request.req.valid('json'), context.clock())),
    )
    .post('/sessions', jsonBody(sessionRequest), async (request) => {
      const { token: panelToken } = request.req.valid('json')
      const claims = verifyPanelToken(context.config, panelToken, context.clock())
      const self = await openSession(context, claims)
      const { token, room, expiresAt } = mintSession(context.config, claims.room, claims.userId, context.clock())
      return request.json({ token, room, expiresAt, self } satisfies SessionAnswer)
    })
}
