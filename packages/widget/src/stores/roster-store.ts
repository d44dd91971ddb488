import type { Counts, ParticipantRecord, RoomRecord, Snapshot } from 'participant-panel-server/protocol'

/** A record before and after: absent before = new on the roster, absent after = no longer on it. */
export type RecordChange = { id: string; before?: ParticipantRecord; after?: ParticipantRecord }

export type RosterStore = ReturnType<typeof createRosterStore>

/** Everybody the server knows in this room: one plain record per person. */
export function createRosterStore(onChange: (changes: RecordChange[]) => void) {
  const records = new Map<string, ParticipantRecord>()
  const idByIdentity = new Map<string, string>()
  const idByUser = new Map<string, string>()
  let room: RoomRecord | undefined
  let counts: Counts | undefined
  let selfId: string | undefined

  /** An identity may have gone to another record already. */
  function forgetIdentities({ id, identities }: ParticipantRecord) {
    for (const identity of identities) if (idByIdentity.get(identity) === id) idByIdentity.delete(identity)
  }

  function drop(before: ParticipantRecord): RecordChange {
    forgetIdentities(before)
    if (idByUser.get(before.userId) === before.id) idByUser.delete(before.userId)
    records.delete(before.id)
    return { id: before.id, before }
  }

  function keep(after: ParticipantRecord): RecordChange {
    const before = records.get(after.id)
    if (before) forgetIdentities(before)
    for (const identity of after.identities) idByIdentity.set(identity, after.id)
    idByUser.set(after.userId, after.id)
    records.set(after.id, after)
    return { id: after.id, after, ...(before && { before }) }
  }

  return {
    records: records as ReadonlyMap<string, ParticipantRecord>,
    get room() {
      return room
    },
    get counts() {
      return counts
    },
    get self() {
      return selfId === undefined ? undefined : records.get(selfId)
    },
    /** Whose connection this is: an identity in no record is a user id. */
    idOf: (identity: string) => idByIdentity.get(identity) ?? idByUser.get(identity),

    /**
     * Starts over. What was held before may be of another history or for other eyes, so everybody has changed, of the
     * same offset too.
     */
    replace(snapshot: Snapshot) {
      const own = selfId === undefined ? undefined : records.get(selfId)
      const old = new Map(records)
      records.clear()
      idByIdentity.clear()
      idByUser.clear()
      ;({ room, counts } = snapshot)
      for (const record of snapshot.participants) keep(record)
      if (own && own.offset >= (records.get(own.id)?.offset ?? -1)) keep(own)
      const changes: RecordChange[] = []
      for (const [id, after] of records) {
        const before = old.get(id)
        old.delete(id)
        changes.push(before ? { id, before, after } : { id, after })
      }
      for (const [id, before] of old) changes.push({ id, before })
      onChange(changes)
    },

    /** Of two records the one with the larger offset is kept. */
    put(changed: readonly ParticipantRecord[]) {
      const newer = changed.filter((record) => record.offset > (records.get(record.id)?.offset ?? -1))
      const changes = newer.flatMap((record) => {
        const before = records.get(record.id)
        // The own record stays: who looks is told of themselves.
        if (!record.unlisted || record.id === selfId) return [keep(record)]
        return before ? [drop(before)] : []
      })
      if (changes.length) onChange(changes)
    },

    /**
     * The own record, which says more than the roster's, or is not on it. `isNewest`: told with the welcome, so it
     * counts whatever is held.
     */
    setSelf(record: ParticipantRecord, isNewest = false) {
      selfId = record.id
      if (isNewest || record.offset >= (records.get(record.id)?.offset ?? -1)) onChange([keep(record)])
    },

    /** Nobody else is to be seen any more. */
    keepOnly(ids: readonly string[]) {
      const visible = new Set(ids)
      const gone = [...records.values()].filter(({ id }) => id !== selfId && !visible.has(id))
      if (gone.length) onChange(gone.map(drop))
    },

    setRoom(record: RoomRecord) {
      room = record
      onChange([])
    },
    setCounts(value: Counts) {
      counts = value
      onChange([])
    },
  }
}
