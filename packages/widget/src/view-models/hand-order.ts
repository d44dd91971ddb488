import type { ParticipantRecord } from 'participant-panel-server/protocol'

/** In which order hands are taken: an order of whoever looks, not of the room. */
export type HandOrder = 'first-come' | 'quiet-first' | 'by-tag'

export const HAND_ORDERS: HandOrder[] = ['first-come', 'quiet-first', 'by-tag']

type Records = ReadonlyMap<string, ParticipantRecord>

/** The section of raised hands as it is to be shown: who has the turn first, then the next ones. */
export function inHandOrder(ids: readonly string[], records: Records, order: HandOrder): readonly string[] {
  const [called, waiting] = [ids.filter((id) => records.get(id)?.turn), ids.filter((id) => !records.get(id)?.turn)]
  const ordered = [
    ...called,
    ...ORDERS[order](
      waiting.flatMap((id) => records.get(id) ?? []),
      records.get(called[0] ?? ''),
    ),
  ]
  return ordered.every((id, at) => id === ids[at]) ? ids : ordered
}

type Order = (hands: ParticipantRecord[], last: ParticipantRecord | undefined) => string[]

const ORDERS: Record<HandOrder, Order> = {
  'first-come': (hands) => idsOf(byPlace(hands)),
  'quiet-first': (hands) => idsOf(hands.toSorted((a, b) => talked(a) - talked(b) || placeOf(a) - placeOf(b))),
  'by-tag': (hands, last) => idsOf(roundRobin(byPlace(hands), last)),
}

/** One of each group after the other, beginning after the group of whoever had the turn last. */
function roundRobin(hands: ParticipantRecord[], last: ParticipantRecord | undefined): ParticipantRecord[] {
  const groups = [...Map.groupBy(hands, groupOf)].toSorted(([a], [b]) => compareGroups(a, b))
  const after = last ? groups.findIndex(([group]) => compareGroups(group, groupOf(last)) > 0) : 0
  const circle = after > 0 ? [...groups.slice(after), ...groups.slice(0, after)] : groups
  const rounds = Math.max(0, ...circle.map(([, members]) => members.length))
  return Array.from({ length: rounds }, (_, round) => circle.flatMap(([, members]) => members[round] ?? [])).flat()
}

/** Those who have no tag come last. */
function compareGroups(a: string, b: string): number {
  return Number(a === '') - Number(b === '') || (a < b ? -1 : Number(a > b))
}

function groupOf({ tags = [] }: ParticipantRecord): string {
  return tags[0] ?? ''
}

function byPlace(hands: ParticipantRecord[]): ParticipantRecord[] {
  return hands.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** Who asks to come on stage stands among them. */
function placeOf({ hand, stageAsked }: ParticipantRecord): number {
  return (hand ?? stageAsked)?.offset ?? 0
}

function talked({ hand }: ParticipantRecord): number {
  return hand?.talkedMs ?? 0
}

function idsOf(people: ParticipantRecord[]): string[] {
  return people.map(({ id }) => id)
}
