import { FOREVER, type EpochMs, type ParticipantRecord } from 'participant-panel-server/protocol'

type Removal = Pick<ParticipantRecord, 'onHoldUntil' | 'bar'>

/** Still here, but neither heard nor hearing; it can be undone until then. */
export function isOnHold({ onHoldUntil }: Removal, now: EpochMs): boolean {
  return onHoldUntil !== undefined && now < onHoldUntil
}

export function isBarred(record: Removal, now: EpochMs): boolean {
  return record.bar !== undefined && now < record.bar.until && !isOnHold(record, now)
}

/** Until when somebody is kept out, or until the room ends, or until somebody takes it back. */
export type KeptUntil = EpochMs | 'end' | 'open'

export function keptUntil({ until, untilEnd }: NonNullable<Removal['bar']>): KeptUntil {
  if (untilEnd) return 'end'
  return until >= FOREVER ? 'open' : until
}
