import { Agent, request } from 'node:http'
import { quantile } from './figure.ts'

export type Sent = { path: string; method: string; headers: Record<string, string>; body: string }

/**
 * Sends `perSecond` requests a second for a while, each at its own time, whether the ones before have been answered or
 * not. @returns the answers' times in ms, counted from when each was due, and the answers that were no 2xx
 */
export async function steadyLoad(
  url: string,
  { perSecond, seconds, next }: { perSecond: number; seconds: number; next: (n: number) => Sent },
): Promise<{ p99Ms: number; answered: number; refused: string[] }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const total = perSecond * seconds
  const began = performance.now()
  const times: number[] = []
  const refused: string[] = []
  const running: Promise<void>[] = []
  for (let n = 0; n < total;) {
    const due = Math.min(total, Math.ceil(((performance.now() - began) * perSecond) / 1000))
    for (; n < due; n += 1) {
      const at = began + (n * 1000) / perSecond
      running.push(
        send(url, agent, next(n)).then((status) => {
          times.push(performance.now() - at)
          if (status >= 300) refused.push(String(status))
        }),
      )
    }
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  await Promise.all(running)
  agent.destroy()
  return { p99Ms: quantile(times, 0.99), answered: times.length, refused }
}

function send(url: string, agent: Agent, { path, method, headers, body }: Sent): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = request(`${url}${path}`, { agent, method, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    sending.on('error', reject)
    sending.end(body)
  })
}
