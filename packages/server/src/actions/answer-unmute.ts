import { asTarget } from '../domain/participant.ts'
import { NOT_ASKED, unmuteAskedOf } from '../domain/unmute.ts'
import { mayDo } from '../protocol/index.ts'
import { actOnPeople } from './act-on-people.ts'
import { assertAllowed } from './action.ts'

type Answer = { id: string; action: 'unmute.accept' | 'unmute.decline'; targets: string[] }

/** The person's own answer. Who accepts turns it on by themselves; where nothing is asked any more, nothing changes. */
export const answerUnmute = actOnPeople<Answer>(async (person, { actor, wish: { action }, record }) => {
  assertAllowed(mayDo(action, actor, asTarget(person)))
  const asked = unmuteAskedOf(person)
  if (!asked) return person
  return record(person, { ...person, ...NOT_ASKED }, action, { source: asked.source, askedBy: asked.by.id })
})
