import { expect } from '@open-wc/testing'
import type { ParticipantRecord, RoomRecord } from 'participant-panel-server/protocol'
import { hasRoomMenu, type RoomInputs } from '../../src/view-models/room-inputs.ts'
import { roomMenu, type RoomMenuItem } from '../../src/view-models/room-menu.ts'
import { roomInputs } from '../elements/scenes-room.ts'

type Given = { role?: ParticipantRecord['role']; room?: Partial<RoomRecord> } & Partial<Omit<RoomInputs, 'room'>>

const BY = { id: 'p-ben', name: 'Ben Adler', at: 0 }

function items({ role, room, ...given }: Given = {}): RoomMenuItem[] {
  const menu = roomMenu({ ...roomInputs(role, room), ...given })
  if (!menu) return []
  const { deeds, doors, rules, views, ends } = menu
  return [deeds, doors, ...rules, views, ends].flat().filter((item) => item !== undefined)
}

/** What stands in the menu, a `!` and why where it is off. */
function said(given?: Given): string[] {
  const names = items(given).map((item) => {
    const name =
      'setting' in item ? item.setting : item.kind === 'view' ? item.view : item.kind === 'deed' ? item.deed : item.kind
    return item.blocked ? `${name}!${item.blocked}` : name
  })
  return [...new Set(names)]
}

const setting = (name: string, given?: Given) =>
  items(given).filter((item) => 'setting' in item && item.setting === name)

const isOn = (name: string, given?: Given) => setting(name, given).map((item) => 'isOn' in item && item.isOn)

describe('menu of the room', () => {
  it('is for staff, and for nobody where the page wants no verbs', () => {
    for (const role of ['HOST', 'CO_HOST', 'MODERATOR'] as const) expect(hasRoomMenu(roomInputs(role))).to.equal(true)
    for (const role of ['SPEAKER', 'VIEWER'] as const) expect(said({ role })).to.deep.equal([])
    expect(said({ isReadonly: true })).to.deep.equal([])
    expect(said({ self: undefined })).to.deep.equal([])
  })

  it('offers what the rank allows: the end and what happens without a host is the host’s, the rules also a co-host’s', () => {
    const host = said()
    expect(host).to.include.members(['lobby', 'isLocked', 'handRaising', 'mode', 'visibility', 'whenHostLeaves'])
    expect(host).to.include('room.end')
    const coHost = said({ role: 'CO_HOST' })
    expect(host.filter((name) => !coHost.includes(name))).to.include.members(['whenHostLeaves', 'room.end'])
    expect(coHost).to.include.members(['lobby', 'isLocked', 'mode', 'visibility'])
    const moderator = said({ role: 'MODERATOR' })
    expect(moderator).to.include('isLocked')
    for (const name of ['lobby', 'mode', 'visibility', 'handRaising', 'whenHostLeaves', 'room.end'])
      expect(moderator).not.to.include(name)
  })

  it('lets co-hosts end the room where its rules do, which is the host’s to say', () => {
    const coHost = said({ role: 'CO_HOST', room: { coHostsEnd: true } })
    expect(coHost).to.include('room.end').and.not.to.include('coHostsEnd')
    expect(said()).to.include('coHostsEnd')
  })

  it('shows what the room is', () => {
    expect(isOn('lobby', { room: { lobby: true } })).to.deep.equal([true])
    expect(isOn('isLocked', { room: { locked: { by: BY, rank: 10 } } })).to.deep.equal([true])
    expect(isOn('mode', { room: { mode: 'meeting' } })).to.deep.equal([true, false])
    expect(isOn('visibility', { room: { visibility: 'counts' } })).to.deep.equal([false, false, true])
    expect(isOn('talkTime', { room: { talkTime: false } })).to.deep.equal([false])
    expect(isOn('talkTime')).to.deep.equal([true])
  })

  it('shows at once what was asked for', () => {
    expect(isOn('isLocked', { wishes: { isLocked: true } })).to.deep.equal([true])
    expect(isOn('mode', { wishes: { mode: 'meeting' } })).to.deep.equal([true, false])
    expect(isOn('whenHostLeaves', { wishes: { whenHostLeaves: { endAfterMinutes: 5 } } })).to.deep.equal([
      false,
      true,
      false,
      false,
    ])
  })

  it('offers to keep the room or to end it after a while, and the time that the site has set', () => {
    const values = (given?: Given) =>
      setting('whenHostLeaves', given).map((item) => {
        const { value } = item as { value: RoomRecord['whenHostLeaves'] }
        return value === 'keep' ? value : value.endAfterMinutes
      })
    expect(values()).to.deep.equal(['keep', 5, 10, 30])
    expect(values({ room: { whenHostLeaves: { endAfterMinutes: 10 } } })).to.deep.equal(['keep', 5, 10, 30])
    expect(values({ room: { whenHostLeaves: { endAfterMinutes: 7 } } })).to.deep.equal(['keep', 5, 7, 10, 30])
  })

  it('leaves a lock alone that somebody of a higher role has set, and says so', () => {
    const locked = (rank: number): Given => ({ role: 'MODERATOR', room: { locked: { by: BY, rank } } })
    expect(said(locked(40))).to.include('isLocked!locked-above')
    expect(said(locked(30))).to.include('isLocked')
  })

  it('says what cannot be while the site lets people in; what is on can be turned off', () => {
    const observed = said({ room: { enforce: 'observe' } })
    expect(observed).to.include.members(['lobby!observed', 'isLocked!observed', 'visibility!observed'])
    expect(observed).to.include.members(['mode', 'handRaising', 'room.end'])
    expect(said({ room: { enforce: 'observe', locked: { by: BY, rank: 30 } } })).to.include('isLocked')
  })

  it('does nothing more with a room that has ended, nor while the server is away', () => {
    for (const [given, why] of [
      [{ room: { ended: BY } }, 'ended'],
      [{ outage: 'offline' }, 'offline'],
    ] as const) {
      const all = items(given).filter(({ kind }) => kind !== 'view')
      expect(all.length).to.be.above(10)
      expect(new Set(all.map(({ blocked }) => blocked))).to.deep.equal(new Set([why]))
    }
  })

  it('keeps each item in its place, whatever may be done', () => {
    const places = (menu: ReturnType<typeof roomMenu>) => [
      menu!.doors.length,
      menu!.ends.length,
      menu!.rules[0]!.length,
    ]
    expect(places(roomMenu(roomInputs('MODERATOR')))).to.deep.equal(places(roomMenu(roomInputs('HOST'))))
  })
})
