import type { Limits } from '../../access/limits.ts'
import { expectedRoutes } from './expected.ts'
import { attendanceRoutes } from './attendance.ts'
import { participantRoutes } from './participants.ts'
import { privacyRoutes } from './privacy.ts'
import { roomRoutes } from './rooms.ts'
import type { Route } from './route.ts'
import { sessionRoutes } from './sessions.ts'

/** The whole of `/v1`, except the live stream. */
export function allRoutes(limits: Limits): Route[] {
  return [
    ...sessionRoutes(limits),
    ...roomRoutes,
    ...participantRoutes,
    ...attendanceRoutes,
    ...expectedRoutes,
    ...privacyRoutes,
  ]
}
