import type { ActionName, By, ParticipantRecord } from 'participant-panel-server/protocol'

/** What an action makes of a person; `offset` is that of the change. */
export function done(action: ActionName, record: ParticipantRecord, by: By, offset: number): ParticipantRecord {
  const { onHoldUntil: _hold, bar: _bar, ...rest } = record
  if (action === 'lobby.admit') return withoutWait({ ...record, status: 'INVITED' })
  if (action === 'lobby.leave') return withoutWait({ ...record, status: 'LEFT' })
  if (action === 'lobby.deny') {
    return { ...record, onHoldUntil: by.at + 6_000, bar: { until: by.at + 60_000, by, denied: true } }
  }
  if (action === 'hand.raise') return { ...record, hand: record.hand ?? { offset, at: by.at } }
  if (action === 'hand.lower') return withoutHand(record)
  if (action === 'participant.remind') return { ...record, remindedAt: by.at }
  const answered = stageAnswer(action, record, by, offset)
  if (answered) return answered
  if (action === 'participant.mute') return { ...record, mutedBy: by }
  if (action === 'participant.stopVideo') return { ...record, videoStoppedBy: by }
  if (action === 'participant.remove') {
    return { ...record, onHoldUntil: by.at + 6_000, bar: { until: by.at + 60_000, by } }
  }
  return action === 'participant.unban' ? rest : record
}

function withoutWait({ waitingAt: _waitingAt, ...record }: ParticipantRecord): ParticipantRecord {
  return record
}

function stageAnswer(action: ActionName, record: ParticipantRecord, by: By, offset: number) {
  const { stageInvited: _invited, stageAsked: _stage, unmuteAsked: _unmute, ...rest } = record
  const until = by.at + 60_000
  switch (action) {
    case 'participant.askUnmute':
      return { ...record, unmuteAsked: { source: 'microphone' as const, by, until } }
    case 'stage.invite':
      return { ...rest, stageInvited: { by, until } }
    case 'stage.ask':
      return { ...record, stageAsked: { offset, at: by.at } }
    case 'stage.accept':
      return { ...withoutHand(rest), role: 'SPEAKER' as const, canSpeak: true, canVideo: true }
    case 'stage.remove':
    case 'stage.leave':
      return { ...rest, role: 'VIEWER' as const, canSpeak: false, canVideo: false }
    case 'stage.decline':
    case 'unmute.accept':
    case 'unmute.decline':
      return rest
    default:
      return undefined
  }
}

function withoutHand({ hand: _hand, ...record }: ParticipantRecord): ParticipantRecord {
  return record
}
