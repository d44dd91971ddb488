import type { EpochMs, ParticipantRecord, Right } from 'participant-panel-server/protocol'
import type { Reason, WishedAction } from './panel-action.ts'
import type { RecordChange } from './roster-store.ts'

type Asked = { askedAt: EpochMs; failed: Reason | undefined }

/** One right of one person that was asked for: not answered yet, or refused (`failed` says why). */
export type PendingRight = Asked & { right: Right; wanted: boolean; action?: undefined }

/** What is asked of a person besides rights, with what it changes in the record. */
const FACTS: Record<WishedAction, (record: ParticipantRecord) => unknown> = {
  role: ({ role }) => role,
  name: ({ name }) => name,
  'participant.mute': ({ mutedBy }) => mutedBy,
  'participant.stopVideo': ({ videoStoppedBy }) => videoStoppedBy,
  'participant.stopScreen': ({ media }) => media?.screen,
  'participant.remove': ({ bar }) => bar,
  'participant.ban': ({ bar }) => bar,
  'participant.unban': ({ bar }) => bar,
  'participant.spotlight': ({ spotlight }) => spotlight,
  'host.transfer': ({ role }) => role,
  'lobby.admit': ({ status }) => status,
  'lobby.deny': ({ status, bar }) => [status, bar],
  'lobby.sendBack': ({ status }) => status,
  'participant.askUnmute': ({ unmuteAsked }) => unmuteAsked,
  'unmute.accept': ({ unmuteAsked }) => unmuteAsked,
  'unmute.decline': ({ unmuteAsked }) => unmuteAsked,
  'stage.invite': ({ stageInvited }) => stageInvited,
  'stage.accept': ({ role }) => role,
  'stage.decline': ({ stageInvited, stageAsked }) => stageInvited ?? stageAsked,
  'stage.remove': ({ role }) => role,
  'stage.leave': ({ role }) => role,
  'stage.ask': ({ stageAsked }) => stageAsked,
  'hand.raise': ({ hand }) => hand,
  'hand.lower': ({ hand }) => hand,
  'hand.next': ({ turn }) => turn,
}

export type PendingAction = Asked & { action: WishedAction; input: unknown; right?: undefined }

export type PendingWish = PendingRight | PendingAction

export type PendingStore = ReturnType<typeof createPendingStore>

/** What is asked and not yet a fact. The roster stays untouched; view models lay this over it. */
export function createPendingStore(onChange: (id: string) => void) {
  const byPerson = new Map<string, PendingWish[]>()

  const of = (id: string): readonly PendingWish[] => byPerson.get(id) ?? []
  const without = (id: string, subject: Right | WishedAction) => of(id).filter((entry) => subjectOf(entry) !== subject)

  function get(id: string, subject: Right): PendingRight | undefined
  function get(id: string, subject: WishedAction): PendingAction | undefined
  function get(id: string, subject: Right | WishedAction) {
    return of(id).find((entry) => subjectOf(entry) === subject)
  }

  function write(id: string, entries: PendingWish[]) {
    if (entries.length) byPerson.set(id, entries)
    else byPerson.delete(id)
    onChange(id)
  }

  return {
    of,
    get,
    set: (id: string, entry: PendingWish) => write(id, [...without(id, subjectOf(entry)), entry]),
    drop: (id: string, subject: Right | WishedAction) => write(id, without(id, subject)),
    /** That it failed is read. */
    dismiss(id: string, subject: Right | WishedAction) {
      if (of(id).some((entry) => subjectOf(entry) === subject && entry.failed !== undefined))
        write(id, without(id, subject))
    },

    /** A new fact ends a wish and a failure, unless it is the echo of an earlier wish that is still on its way. */
    settle({ id, before, after }: RecordChange, isEcho: (right: Right, value: boolean) => boolean) {
      for (const entry of of(id)) {
        const { right } = entry
        const fact = right ? (record: ParticipantRecord) => record[right] : FACTS[entry.action]
        if (after && !changed(fact, before, after)) continue
        if (!after || !right || !isEcho(right, after[right])) write(id, without(id, subjectOf(entry)))
      }
    },
  }
}

function subjectOf(entry: PendingWish): Right | WishedAction {
  return entry.right ?? entry.action
}

/** Also where the value is an object, which each record has anew. */
function changed(
  fact: (record: ParticipantRecord) => unknown,
  before: ParticipantRecord | undefined,
  after: ParticipantRecord,
): boolean {
  return JSON.stringify(before && fact(before)) !== JSON.stringify(fact(after))
}
