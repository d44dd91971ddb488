import type { Notice } from '../protocol/index.ts'
import type { MomentEvent } from '../store/moments.ts'

const KINDS: Record<string, Notice['kind']> = {
  'participant.mute': 'muted',
  'participant.stopVideo': 'video-stopped',
  'participant.stopScreen': 'screen-stopped',
}

/** What the person is told; nothing of what they did themselves, or of a moment that names nobody. */
export function noticeOf({ type, actor, subject, data, at }: MomentEvent): Notice | undefined {
  const kind = KINDS[type]
  const { by } = JSON.parse(data ?? '{}') as { by?: unknown }
  if (!kind || actor === subject || typeof by !== 'string') return undefined
  return { type: 'notice', kind, by, at }
}
