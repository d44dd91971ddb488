import type { Context } from '../context.ts'
import { isStaff, ProtocolError, type ActionResult, type ErrorCode } from '../protocol/index.ts'
import { findByUser } from '../store/participants.ts'
import { refusalsLately } from '../store/audit-log.ts'
import { changeRoom, type Caller } from './action.ts'

/** What was asked for, in the words of the matrix. */
type Asked = { action: string; targets?: readonly string[] | undefined }
type Refused = { target: string | undefined; code: ErrorCode }

export const REFUSED = 'action.refused'

/** What the rules forbid. That somebody has just left, or was faster, is no presumption. */
const FORBIDDEN: ErrorCode[] = [
  'not-staff',
  'rank-too-low',
  'not-yourself',
  'only-yourself',
  'switched-off',
  'not-held',
  'not-eligible',
]
const LATELY_MS = 60_000
/** Of one person within so long: the log is no place for a flood. */
const MOST_LATELY = 20

/**
 * Does what somebody asked for; what staff may not do is in the log too, as something that they tried. Without the id of
 * the action: asked again, it is not done yet.
 */
export async function loggingRefusals<Answer extends object>(
  context: Context,
  room: string,
  caller: Caller,
  asked: Asked,
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    const answer = await work()
    await logRefusals(context, room, caller, asked, refusedIn(answer))
    return answer
  } catch (error) {
    if (error instanceof ProtocolError) {
      const { code } = error.problem
      const targets = asked.targets?.length === 1 ? asked.targets : [undefined]
      await logRefusals(
        context,
        room,
        caller,
        asked,
        targets.map((target) => ({ target, code })),
      )
    }
    throw error
  }
}

type Results = { results?: readonly ActionResult[] }

function refusedIn({ results = [] }: Results): Refused[] {
  return results.flatMap((result) => (result.ok ? [] : { target: result.target, code: result.problem.code }))
}

/** Whatever becomes of it: the answer is the same. */
async function logRefusals(
  context: Context,
  roomName: string,
  caller: Caller,
  { action }: Asked,
  refused: Refused[],
): Promise<void> {
  const forbidden = refused.filter(({ code }) => FORBIDDEN.includes(code))
  if (forbidden.length === 0 || caller.kind !== 'person') return
  const asker = await findByUser(context.db, roomName, caller.userId)
  if (!asker || !isStaff(asker.role)) return
  const log = changeRoom(context, roomName, caller, async (change) => {
    const lately = await refusalsLately(change.tx, change.room, {
      type: REFUSED,
      actor: asker.id,
      since: change.at - LATELY_MS,
    })
    const known = new Set(lately.map(({ subject, data }) => keyOf(subject, (JSON.parse(data!) as Asked).action)))
    const room = MOST_LATELY - lately.length
    const news = forbidden.filter(({ target }) => !known.has(keyOf(target ?? null, action)))
    for (const { target, code } of news.slice(0, Math.max(0, room)))
      await change.append(REFUSED, target, { action, code })
  })
  await log.catch((err: unknown) => context.log.warn({ err, room: roomName }, 'a refusal could not be logged'))
}

function keyOf(subject: string | null, action: string): string {
  return `${action} ${subject}`
}
