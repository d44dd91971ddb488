import type { Context } from '../context.ts'
import { NOT_INVITED, type Participant } from '../domain/participant.ts'
import { answerDueAt } from '../domain/question.ts'
import { NOT_ASKED } from '../domain/unmute.ts'
import type { EpochMs } from '../protocol/index.ts'
import type { Database } from '../store/database.ts'
import { participantsAskedToUnmute, participantsInvitedOnStage } from '../store/presence.ts'
import { changeRoom } from './action.ts'

/** Of what somebody was asked. A new key for every time. */
export type Question = { key: string; endsAt: EpochMs }

type Kind = {
  unanswered: string
  read: (db: Database, room: string) => Promise<Participant[]>
  askedAt: (person: Participant) => EpochMs | null
  /** For the log: who asked what. */
  asked: (person: Participant) => object
  over: Partial<Participant>
}

const KINDS: Kind[] = [
  {
    unanswered: 'unmute.unanswered',
    read: participantsAskedToUnmute,
    askedAt: ({ unmuteAskedAt }) => unmuteAskedAt,
    asked: ({ unmuteAskedSource: source, unmuteAskedBy: askedBy }) => ({ source, askedBy }),
    over: NOT_ASKED,
  },
  {
    unanswered: 'stage.unanswered',
    read: participantsInvitedOnStage,
    askedAt: ({ stageInvitedAt }) => stageInvitedAt,
    asked: ({ stageInvitedBy: invitedBy }) => ({ invitedBy }),
    over: NOT_INVITED,
  },
]

export async function questionsOf({ db }: Context, room: string): Promise<Question[]> {
  const asked = await Promise.all(
    KINDS.map(async (kind) => {
      const people = await kind.read(db, room)
      return people.map((person) => ({ key: keyOf(kind, person), endsAt: answerDueAt(kind.askedAt(person)!) }))
    }),
  )
  return asked.flat()
}

/** Nobody answered: nothing is asked any more. */
export async function endQuestions(context: Context, room: string, over: Question[]): Promise<void> {
  const keys = new Set(over.map(({ key }) => key))
  await changeRoom(context, room, { kind: 'server' }, async (change) => {
    // Each kind is read after the one before is written: somebody may have been asked for both.
    for (const kind of KINDS) {
      for (const person of await kind.read(change.tx, room)) {
        if (!keys.has(keyOf(kind, person))) continue
        await change.append(kind.unanswered, person.id, kind.asked(person))
        await change.save({ ...person, ...kind.over })
      }
    }
  })
}

function keyOf({ unanswered, askedAt }: Kind, person: Participant): string {
  return `${unanswered} ${person.id} ${askedAt(person)}`
}
