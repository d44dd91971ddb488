import {
  countExpected,
  SWITCHES,
  type ActionAnswer,
  type ActionName,
  type AskUnmuteInput,
  type ActionResult,
  type EventRecord,
  type ExpectedPutAnswer,
  type MergeInput,
  type PersonRequest,
  type ParticipantAnswer,
  type ParticipantChange,
  type ParticipantRecord,
  type RoomAnswer,
  type RoomChange,
  type RoomRecord,
  type ParticipantFilter,
} from 'participant-panel-server/protocol'
import type { ConnectionStore } from '../stores/connection-store.ts'
import type { RoomParticipantsStore } from '../stores/room-participants-store.ts'
import type { RosterStore } from '../stores/roster-store.ts'
import { attendanceCsv, inventAttendance } from './invented-attendance.ts'
import { logged, loggedChange } from './invented-log.ts'
import { inventBulks } from './invented-bulk.ts'
import { changedAs, decidedOn } from './invented-decisions.ts'
import { inventPeople } from './invented-people.ts'
import { recordsIn, roomAfter, roomWith } from './invented-settings.ts'
import { listed, merged, unmerged } from './invented-list.ts'
import { createRandom } from './random.ts'

export type InventedRoom = ReturnType<typeof inventRoom>

type Request = {
  id: string
  action: ActionName
  targets?: readonly string[]
  filter?: ParticipantFilter
  dryRun?: true
  input?: unknown
}

type Stores = { roster: RosterStore; room: RoomParticipantsStore; connection: ConnectionStore }

const BEAT_MS = 1_500
const ANSWERS_AFTER_MS = 200
const SELF = { id: 'd-0', name: 'Demo' }

/**
 * A room without any server, for whoever styles the panel. `demo`: how many people, and after a space the seed; the same
 * seed gives the same people, who do the same in the same order.
 */
export function inventRoom(demo: string | number) {
  const [count = 0, seed = 1] = String(demo)
    .split(' ')
    .map((part) => Number(part) || 0)
  const random = createRandom(seed)
  let stores: Stores | undefined
  let offset = 1
  let beat: ReturnType<typeof setInterval> | undefined
  let speaker: ParticipantRecord | undefined

  function put(record: ParticipantRecord): ParticipantRecord {
    offset += 1
    const stored = { ...record, offset }
    stores?.roster.put([stored])
    stores?.roster.setCounts(countsOf([...stores.roster.records.values()]))
    return stored
  }

  function setRoom(change: (before: RoomRecord) => RoomRecord): RoomRecord {
    const { roster } = stores!
    const before = roster.room!
    const room = change(before)
    roster.setRoom(room)
    if (room.ended) clearInterval(beat)
    if (room.ended || room.mode !== before.mode)
      for (const record of recordsIn(room, [...roster.records.values()], Date.now())) put(record)
    return room
  }

  /** What LiveKit would say of the people on stage. */
  function connect(record: ParticipantRecord, isSpeaking = false): void {
    const { microphone = false, camera = false, screen = false } = record.media ?? {}
    stores?.room.put({
      identity: record.userId,
      isLocal: false,
      isActive: true,
      microphone: microphone && record.canSpeak,
      camera: camera && record.canVideo,
      screen,
      isSpeaking,
      silentSince: isSpeaking ? undefined : Date.now(),
      quality: record.id === 'd-7' ? 'poor' : 'good',
      permissions: undefined,
    })
  }

  /** One small thing at a time: somebody speaks, mutes, comes, goes or is back. */
  function live(records: ParticipantRecord[]): void {
    const now = Date.now()
    const onStage = records.filter(({ role, status, id }) => role === 'SPEAKER' && status === 'JOINED' && id !== 'd-0')
    const heard = onStage.filter(({ media, canSpeak }) => media?.microphone && canSpeak)
    if (speaker) connect(stores?.roster.records.get(speaker.id) ?? speaker)
    speaker = heard.length > 0 && random.chance(0.8) ? random.of(heard) : undefined
    if (speaker) connect(speaker, true)
    const other = records[4 + random.below(Math.max(1, records.length - 5))]
    if (!other || other === speaker || other.kind !== 'standard') return
    if (other.reconnectingSince !== undefined) {
      const { reconnectingSince: _since, ...back } = other
      put(back)
    } else if (other.role === 'SPEAKER') {
      const { mutedBy: _by, ...rest } = other
      const media = { camera: false, screen: false, ...other.media, microphone: !other.media?.microphone, at: now }
      connect(put({ ...rest, media }))
    } else if (other.status === 'JOINED') {
      put({ ...withoutHand(other), status: 'LEFT', leftAt: now, identities: [] })
    } else {
      put({
        ...other,
        status: 'JOINED',
        joinedAt: now,
        arrivedAt: other.arrivedAt ?? now,
        leftAt: null,
        identities: [other.userId],
      })
    }
  }

  const bulks = inventBulks({
    records: () => [...(stores?.roster.records.values() ?? [])],
    self: { ...SELF, at: 0 },
    change: (id) => connect(put(changedBy('participant.mute', stores!.roster.records.get(id)!))),
    setRoom: (after) => void setRoom(after),
  })

  const log: EventRecord[] = []
  const attendance = async () =>
    inventAttendance([...stores!.roster.records.values()], stores!.roster.room!, Date.now())

  return {
    /** In place of the companion's. */
    answers: {
      async change(id: string, change: ParticipantChange): Promise<ParticipantAnswer> {
        await new Promise((resolve) => setTimeout(resolve, ANSWERS_AFTER_MS))
        const before = stores?.roster.records.get(id)
        if (!before) throw new Error('This person is not in the room')
        const participant = put(changedAs(change, before, { ...SELF, at: Date.now() }))
        const { expect: _expect, ...wanted } = change
        log.push(loggedChange(SELF.id, before, wanted))
        if (participant.role === 'SPEAKER') connect(participant)
        return { position: `${offset}.1`, participant }
      },
      async changeRoom(change: RoomChange): Promise<RoomAnswer> {
        await new Promise((resolve) => setTimeout(resolve, ANSWERS_AFTER_MS))
        const room = setRoom((before) => roomWith(before, change))
        return { position: `${offset}.1`, room, counts: stores!.roster.counts! }
      },
      log: async () => ({ events: log.toReversed() }),
      attendance,
      attendanceCsv: async () => attendanceCsv(await attendance()),
      readBulk: (id: string) => bulks.readBulk(id),
      cancelBulk: (id: string) => bulks.cancelBulk(id),
      async expect(people: readonly PersonRequest[]): Promise<ExpectedPutAnswer> {
        await new Promise((resolve) => setTimeout(resolve, ANSWERS_AFTER_MS))
        const { records } = stores!.roster
        const known = new Map([...records.values()].map((record) => [record.userId, record]))
        const at = Date.now()
        for (const person of people) put(listed(person, known.get(person.userId), at))
        const counts = countExpected(records.values(), stores!.roster.room!)
        return { position: `${offset}.1`, added: people.length, removed: 0, counts }
      },
      async act(request: Request): Promise<ActionAnswer> {
        const { action, targets = [] } = request
        const { with: otherId = '' } = (request.input ?? {}) as Partial<MergeInput>
        await new Promise((resolve) => setTimeout(resolve, ANSWERS_AFTER_MS))
        if ('filter' in request) return bulks.act(request)
        if (action.startsWith('room.')) log.push(logged(SELF.id, action, null))
        if (action.startsWith('room.')) setRoom((before) => roomAfter(before, action, { ...SELF, at: Date.now() }))
        const results = targets.flatMap((target): ActionResult[] => {
          const before = stores?.roster.records.get(target)
          if (!before) return []
          const other = action === 'participant.merge' ? stores?.roster.records.get(otherId) : undefined
          const [after, gone] = other
            ? merged(before, other)
            : [
                decidedOn(action, request.input, before, { ...SELF, at: Date.now() }) ??
                  changedBy(action, before, request.input),
              ]
          if (gone) put(gone)
          if (action === 'host.transfer') put({ ...stores!.roster.self!, role: 'CO_HOST' })
          const participant = put(after)
          log.push(logged(SELF.id, action, target))
          if (participant.role === 'SPEAKER') connect(participant)
          return [{ target, ok: true, participant }]
        })
        return { position: `${offset}.1`, results }
      },
    },

    /** In place of the stream. */
    open(into: Stores) {
      stores = into
      return {
        start() {
          const participants = inventPeople(count, random, Date.now())
          const counts = countsOf(participants)
          const room = {
            name: 'demo',
            title: 'Demo',
            mode: 'stage',
            enforce: 'manage',
            crowded: false,
            ...SWITCHES,
            autoLower: false,
            lateAfterMinutes: 5,
            lobby: false,
            whenHostLeaves: 'keep',
          } as const
          into.roster.setSelf(participants[0]!)
          into.roster.replace({ position: '1.1', room: { ...room, visibility: 'everyone' }, participants, counts })
          for (const person of participants) if (person.role === 'SPEAKER') connect(person)
          into.connection.streamLive()
          beat = setInterval(() => live([...into.roster.records.values()]), BEAT_MS)
        },
        tryNow() {},
        prolong() {},
        report() {},
        close: () => clearInterval(beat),
      }
    },
  }
}

function changedBy(action: ActionName, before: ParticipantRecord, input: unknown = {}): ParticipantRecord {
  const at = Date.now()
  const by = { ...SELF, at }
  const { onHoldUntil: _hold, bar: _bar, ...free } = before
  const media = { microphone: false, camera: false, screen: false, ...before.media, at }
  switch (action) {
    case 'participant.mute':
      return { ...before, media: { ...media, microphone: false }, mutedBy: by }
    case 'participant.stopVideo':
      return { ...before, media: { ...media, camera: false }, videoStoppedBy: by }
    case 'participant.stopScreen':
      return { ...before, media: { ...media, screen: false } }
    case 'hand.raise':
      return { ...before, hand: { offset: before.offset, at } }
    case 'hand.lower':
      return withoutHand(before)
    // The invented say yes, and at once.
    case 'stage.invite':
    case 'stage.accept':
      return { ...withoutHand(before), role: 'SPEAKER', canSpeak: true, canVideo: true, canShareScreen: true, media }
    case 'stage.remove':
      return { ...before, role: 'VIEWER', canSpeak: false, canVideo: false, canShareScreen: false }
    case 'participant.askUnmute':
      return { ...before, media: { ...media, [(input as AskUnmuteInput).source ?? 'microphone']: true } }
    case 'participant.remove':
      return { ...before, onHoldUntil: at + 6_000, bar: { until: at + 60_000, by } }
    case 'participant.remind':
      return { ...before, remindedAt: at }
    case 'participant.unmerge':
      return unmerged(before)
    default:
      return free
  }
}

function withoutHand({ hand: _hand, ...record }: ParticipantRecord): ParticipantRecord {
  return record
}

function countsOf(records: ParticipantRecord[]) {
  const people = records.filter(({ kind }) => kind === 'standard')
  return { online: people.filter(({ status }) => status === 'JOINED').length, total: people.length }
}
