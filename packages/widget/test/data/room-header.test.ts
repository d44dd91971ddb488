import { expect } from '@open-wc/testing'
import type { ParticipantRecord, RoomRecord } from 'participant-panel-server/protocol'
import type { MediaState } from '../../src/stores/connection-store.ts'
import { person } from '../../src/testing/person.ts'
import { roomHeader } from '../../src/view-models/room-header.ts'
import { roomInputs } from '../elements/scenes-room.ts'

const BY = { id: 'p-ben', name: 'Ben Adler', at: 42 }
const INVITED = person({ userId: 'ana', status: 'INVITED', joinedAt: null })

type Given = {
  role?: ParticipantRecord['role']
  room?: Partial<RoomRecord>
  online?: number
  phase?: MediaState['phase']
  records?: ParticipantRecord[]
}

function header({ role, room, online = 0, phase = 'off', records = [INVITED] }: Given = {}) {
  const inputs = roomInputs(role, room)
  return roomHeader({ room: inputs, records, counts: { online, total: 2 }, media: { phase } })
}

describe('what the header says of the room', () => {
  it('marks that it is locked and that there is a waiting room', () => {
    expect(header({ room: { locked: { by: BY, rank: 30 }, lobby: true } }).marks).to.deep.equal(['locked', 'lobby'])
    expect(header().marks).to.deep.equal([])
  })

  it('has ended, which is all there is to say', () => {
    const { phase, marks } = header({ room: { ended: BY, lobby: true }, online: 3 })
    expect(phase).to.deep.equal({ kind: 'ended', at: 42 })
    expect(marks).to.deep.equal([])
  })

  it('has not started while nobody has been there, as far as whoever sees everybody can tell', () => {
    expect(header().phase).to.deep.equal({ kind: 'not-started' })
    expect(header({ online: 1 }).phase).to.equal(undefined)
    expect(header({ records: [INVITED, person({ userId: 'leo', status: 'LEFT', joinedAt: 1 })] }).phase).to.equal(
      undefined,
    )
    expect(header({ phase: 'connecting' }).phase, 'the person is about to start it').to.equal(undefined)
    expect(header({ role: 'VIEWER' }).phase, 'may not see everybody').to.equal(undefined)
  })

  it('has not started either where only a bot has been', () => {
    const bot = person({ userId: 'recorder', kind: 'egress', joinedAt: 1 })
    expect(header({ records: [INVITED, bot] }).phase).to.deep.equal({ kind: 'not-started' })
  })

  it('has the menu of the room for staff only', () => {
    expect(header().tools).to.include('room')
    expect(header({ role: 'SPEAKER' }).tools).not.to.include('room')
  })
})
