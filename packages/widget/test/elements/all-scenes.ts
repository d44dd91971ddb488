import { FRAME_SCENES, type FrameScene } from './scenes-frame.ts'
import { EXPECTED_STATES } from './scenes-expected.ts'
import { ACTIVITY_STATES } from './scenes-activity.ts'
import { HAND_STATES } from './scenes-hands.ts'
import { INSIGHTS_STATES } from './scenes-insights.ts'
import { LOBBY_STATES } from './scenes-lobby.ts'
import { LIST_STATES } from './scenes-list.ts'
import { MANY_STATES } from './scenes-many.ts'
import { BULK_STATES, MENU_STATES } from './scenes-menu.ts'
import { ROLE_STATES } from './scenes-roles.ts'
import { ROOM_STATES } from './scenes-room.ts'
import { STAGE_STATES } from './scenes-stage.ts'
import { hardRoom, PANEL_STATES, ROW_STATES } from './scenes.ts'
import { StaticPanel } from './static-panel.ts'

const plain = (scenes: Record<string, () => StaticPanel>): Record<string, () => FrameScene> =>
  Object.fromEntries(Object.entries(scenes).map(([name, scene]) => [name, () => ({ panel: scene(), attributes: {} })]))

/** Everything that the panel can look like, by name. */
export const ALL_SCENES: Record<string, () => FrameScene> = {
  ...plain({ rows: () => new StaticPanel({ room: Object.values(ROW_STATES) }), 'hard names': hardRoom }),
  ...plain(PANEL_STATES),
  ...plain(LIST_STATES),
  ...plain(HAND_STATES),
  ...plain(ACTIVITY_STATES),
  ...plain(INSIGHTS_STATES),
  ...plain(EXPECTED_STATES),
  ...plain(LOBBY_STATES),
  ...plain(MENU_STATES),
  ...plain(BULK_STATES),
  ...plain(MANY_STATES),
  ...plain(ROLE_STATES),
  ...plain(ROOM_STATES),
  ...plain(STAGE_STATES),
  ...FRAME_SCENES,
}
