import type { Config } from '../config.ts'
import { probeLiveKit } from '../livekit/probe.ts'
import type { Check } from '../observability/check.ts'
import { clockCheck } from '../observability/clock.ts'
import { livekitCheck } from '../observability/health.ts'

const TIMEOUT_MS = 5_000

/** LiveKit as the server calls it, and as browsers reach it. */
export async function livekitChecks({ livekit }: Config): Promise<Check[]> {
  const [probe, publicCheck] = await Promise.all([probeLiveKit(livekit, Date.now), publicUrlCheck(livekit.publicUrl)])
  return [livekitCheck(probe), clockCheck(probe.clockOffsetMs), publicCheck]
}

async function publicUrlCheck(url: string): Promise<Check> {
  const name = 'livekit for browsers'
  const { protocol, hostname } = new URL(url)
  try {
    await fetch(url.replace(/^ws/, 'http'), { signal: AbortSignal.timeout(TIMEOUT_MS) }).then((it) => it.body?.cancel())
  } catch {
    const cure = 'Set LIVEKIT_PUBLIC_URL to the address that browsers connect to.'
    return { name, ok: false, detail: `nothing answers at ${url}`, cure }
  }
  const isSafe = protocol === 'wss:' || protocol === 'https:' || /^(localhost|127\.|\[::1\])/.test(hostname)
  if (isSafe) return { name, ok: true, detail: `answers at ${url}` }
  const cure = 'Set LIVEKIT_PUBLIC_URL to a wss:// address: pages on https may not use this one.'
  return { name, ok: true, detail: `answers at ${url}, without TLS`, cure }
}
