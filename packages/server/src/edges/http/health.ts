import { Hono } from 'hono'
import type { Health } from '../../observability/health.ts'

/** `/healthz`: the process runs. `/readyz`: it can do its work, or what keeps it from it, in words. */
export function healthRoutes(health: Health) {
  return new Hono()
    .get('/healthz', (request) => request.json({ status: 'ok' }))
    .get('/readyz', async (request) => {
      const report = await health.check()
      return request.json(report, report.status === 'ready' ? 200 : 503)
    })
}
