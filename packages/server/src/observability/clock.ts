import type { Check } from './check.ts'

/** Tokens carry times: from here on people notice. */
const WARN_MS = 5_000
/** LiveKit's webhooks and our tokens are refused at this distance. */
const BROKEN_MS = 60_000

export function clockCheck(offsetMs: number | undefined): Check {
  const name = 'clock'
  if (offsetMs === undefined) return { name, ok: true, detail: 'How far LiveKit’s clock is away is not known.' }
  const seconds = Math.round(Math.abs(offsetMs) / 1000)
  const detail = `LiveKit’s clock is ${seconds} s ${offsetMs < 0 ? 'behind' : 'ahead'}.`
  if (Math.abs(offsetMs) < WARN_MS) return { name, ok: true, detail: 'LiveKit’s clock agrees.' }
  return { name, ok: Math.abs(offsetMs) < BROKEN_MS, detail, cure: 'Run NTP on this machine and on LiveKit’s.' }
}
