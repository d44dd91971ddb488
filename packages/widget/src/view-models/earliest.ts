import type { EpochMs } from 'participant-panel-server/protocol'

/** The next of these moments, of which some may be past or never. */
export function earliest(moments: readonly (EpochMs | undefined)[], now: EpochMs): EpochMs | undefined {
  const coming = moments.filter((at) => at !== undefined && at > now) as EpochMs[]
  return coming.length ? Math.min(...coming) : undefined
}
