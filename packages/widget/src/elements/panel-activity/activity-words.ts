import type { EventRecord } from 'participant-panel-server/protocol'
import type { enActivity } from '../../i18n/en-activity.ts'
import type { en } from '../../i18n/en.ts'
import { deedOf, sentenceOf } from '../../view-models/activity-sentence.ts'

/** With the panel's own words for what is done to people. */
type Words = typeof enActivity & Pick<typeof en, 'actions'>

export type Named = { name: string; id: string | undefined }

/** An event with the names of who did it and to whom. */
export type Told = { event: EventRecord; actor: Named; subject: Named | undefined }

/** The sentence, with what stands for each name in its place. */
export function drawSentence(
  told: Told,
  words: Words,
  drawName: (name: string, id: string | undefined) => unknown,
): unknown[] {
  const { actor, subject } = told
  return templateOf(told, words)
    .split(/(\{[asx]\})/)
    .map((part) => {
      if (part === '{a}') return drawName(actor.name, actor.id)
      if (part === '{s}') return drawName(subject?.name ?? words.somebody, subject?.id)
      return part === '{x}' ? whatOf(told.event, words) : part
    })
}

export function sayIt(told: Told, words: Words): string {
  return drawSentence(told, words, (name) => name).join('')
}

function templateOf({ event, subject }: Told, words: Words): string {
  const sentence = sentenceOf(event)
  if (sentence) return words.sentences[sentence]
  return subject ? words.otherAbout : words.other
}

/** The role, the name, or what was to be done; of a type that nobody knows here the type itself. */
function whatOf({ type, data }: EventRecord, { deeds, actions, roles }: Words): string {
  const { role, name, action } = (data ?? {}) as { role?: keyof typeof roles; name?: string; action?: string }
  if (type.startsWith('role.')) return role === undefined ? '' : (roles[role] ?? role)
  if (type === 'participant.rename') return name ?? ''
  if (action === undefined) return type
  // No question follows here.
  return { ...actions, ...deeds }[deedOf(action)]?.replace(/\s*…$/, '') ?? action
}
