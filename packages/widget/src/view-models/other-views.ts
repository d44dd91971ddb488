import { refusalOf, type ParticipantRecord, type PermissionKey } from 'participant-panel-server/protocol'
import type { ShownView } from '../stores/view-store.ts'

export type { ShownView } from '../stores/view-store.ts'

export type OtherView = Exclude<ShownView, 'list'>

/** The views beside the list, and who may open them. One that is not offered yet is on nobody's screen. */
export const OTHER_VIEWS: Record<OtherView, { needs: PermissionKey; isOffered: boolean }> = {
  insights: { needs: 'analytics.read', isOffered: true },
  activity: { needs: 'audit.read', isOffered: true },
  'kept-out': { needs: 'participant.unban', isOffered: true },
}

export function mayOpen(view: OtherView, self: ParticipantRecord | undefined): boolean {
  const { needs, isOffered } = OTHER_VIEWS[view]
  return isOffered && self !== undefined && !refusalOf(needs, self)
}
