import { refusalOf, type ParticipantRecord, type PermissionKey } from 'participant-panel-server/protocol'
import type { ShownView } from '../stores/view-store.ts'

export type { ShownView } from '../stores/view-store.ts'

export type OtherView = Exclude<ShownView, 'list'>

/** The views beside the list, and who may open them. `acts`: for whoever may do something about what stands there. */
const OTHER_VIEWS: Record<OtherView, { needs: PermissionKey; acts: boolean }> = {
  insights: { needs: 'analytics.read', acts: false },
  activity: { needs: 'audit.read', acts: true },
  'kept-out': { needs: 'participant.unban', acts: true },
}

export function mayOpen(view: OtherView, self: ParticipantRecord | undefined, isReadonly: boolean): boolean {
  const { needs, acts } = OTHER_VIEWS[view]
  return self !== undefined && !(acts && isReadonly) && !refusalOf(needs, self)
}
