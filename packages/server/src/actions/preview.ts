import type { Context } from '../context.ts'
import type { ActionPreview, ErrorCode, Role } from '../protocol/index.ts'
import { participantsById } from '../store/participants.ts'
import { resultsOf, type DoToPeople } from './bulk-results.ts'
import { inParts } from './in-parts.ts'

/** To whom an action would be done and to whom not: `act` decides it, within changes that leave no trace. */
export async function previewOf(
  context: Context,
  roomName: string,
  targets: string[],
  act: DoToPeople,
): Promise<ActionPreview> {
  const skipped = new Map<string, { code: ErrorCode; role: Role; count: number }>()
  let reached = 0
  await inParts(targets, async (part) => {
    const results = await resultsOf(act, part)
    const refused = results.flatMap((result) => (result.ok ? [] : [result]))
    reached += results.length - refused.length
    const people = await participantsById(
      context.db,
      roomName,
      refused.map(({ target }) => target),
    )
    for (const { target, problem } of refused) {
      const { code } = problem
      const role = people.get(target)?.role ?? 'VIEWER'
      const known = skipped.get(`${code} ${role}`) ?? { code, role, count: 0 }
      skipped.set(`${code} ${role}`, { ...known, count: known.count + 1 })
    }
  })
  return { reached, skipped: [...skipped.values()] }
}
