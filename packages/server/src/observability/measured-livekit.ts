import type { LiveKitClient } from '../livekit/client.ts'
import type { Metrics } from './metrics.ts'

/** The same client, each of its calls counted and timed. */
export function measuredLiveKit(client: LiveKitClient, metrics: Metrics): LiveKitClient {
  const calls = Object.entries(client).map(([method, call]) => {
    const measured = async (...args: unknown[]) => {
      const began = performance.now()
      const tell = (result: 'ok' | 'failed') => metrics.calledLiveKit(method, result, performance.now() - began)
      try {
        const answer = await (call as (...args: unknown[]) => Promise<unknown>)(...args)
        tell('ok')
        return answer
      } catch (error) {
        tell('failed')
        throw error
      }
    }
    return [method, measured]
  })
  return Object.fromEntries(calls) as LiveKitClient
}
