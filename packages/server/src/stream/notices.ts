import type { AnswerKind, DeedKind, Notice } from '../protocol/index.ts'
import type { MomentEvent } from '../store/moments.ts'

/** `to`: the id of a participant, or of nobody who has a panel. */
export type Told = { to: string; notice: Notice }

const DEEDS: Record<string, DeedKind> = {
  'participant.mute': 'muted',
  'participant.stopVideo': 'video-stopped',
  'participant.stopScreen': 'screen-stopped',
}

type Data = { by?: unknown; source?: unknown; askedBy?: unknown; invitedBy?: unknown }

/** Whom this concerns, and what they are told: what was done to them, or that they ask in vain. */
export function noticeOf(
  { type, actor, subject, data, at }: MomentEvent,
  nameOf: (id: string | null) => string | undefined,
): Told | undefined {
  const { by, source, askedBy, invitedBy } = JSON.parse(data ?? '{}') as Data
  const told = (to: unknown, kind: DeedKind | AnswerKind, who: unknown): Told | undefined =>
    typeof to === 'string' && typeof who === 'string'
      ? { to, notice: { type: 'notice', kind, by: who, at } }
      : undefined
  const device = source === 'camera' ? 'video' : 'unmute'
  switch (type) {
    case 'unmute.decline':
      return told(askedBy, `${device}-declined`, nameOf(subject))
    case 'unmute.unanswered':
      return told(askedBy, `${device}-unanswered`, nameOf(subject))
    case 'stage.unanswered':
      return told(invitedBy, 'stage-unanswered', nameOf(subject))
    case 'stage.decline':
      if (actor === subject) return told(invitedBy, 'stage-declined', nameOf(subject))
      return invitedBy === undefined ? told(subject, 'ask-declined', by) : undefined
    default: {
      const kind = DEEDS[type]
      return kind && actor !== subject ? told(subject, kind, by) : undefined
    }
  }
}
