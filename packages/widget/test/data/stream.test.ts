import { expect } from '@open-wc/testing'
import { refusal } from '../../src/testing/fake-server.ts'
import { ana, lucia, people } from '../../src/testing/people.ts'
import { openPanel, type OpenPanel, until } from './open-panel.ts'

describe('the live stream', () => {
  let open: OpenPanel
  afterEach(() => open.close())

  it('asks a server that does not answer ever less often, and from one place', async () => {
    open = await openPanel({ unready: true, prepare: ({ server }) => (server.unreachable = true) })
    await new Promise((resolve) => setTimeout(resolve, 1_450))
    expect(open.server.asked.length).to.be.within(2, 2)
  })

  it('L1: says hello first, with the session and the position of the snapshot, and no token in the URL', async () => {
    open = await openPanel()
    await open.live()
    const [socket] = open.server.sockets
    expect(socket?.sent).to.deep.equal([{ type: 'hello', token: 'session-1', position: '1.1' }])
    expect(socket?.url).to.equal('wss://panel.test/v1/rooms/studio/live')
  })

  it('L2: a reset drops what is held, but not from the screen, and resumes from a new snapshot', async () => {
    open = await openPanel()
    await open.live()
    open.server.loseHistory()
    expect(open.section('stage'), 'while the snapshot is fetched').to.deep.equal(['p-ana'])
    await until(() => open.server.sockets[0]?.sent.at(-1)?.type === 'resume')
    expect(open.server.sockets[0]?.sent.at(-1)).to.deep.equal({ type: 'resume', position: '1.2' })
    open.server.change('ana', { canVideo: false })
    await until(() => open.row('p-ana')?.camera.state === 'not-allowed')
  })

  it('L2: a snapshot that comes after the next connection is there changes nothing', async () => {
    open = await openPanel()
    await open.live()
    const { server } = open
    const answered = Promise.withResolvers<void>()
    let reads = 0
    server.intercept = async (_request, call) => {
      if (!call.endsWith('/participants') || (reads += 1) > 1) return undefined
      const { room, counts, position } = server
      const old = { room, counts, position, participants: [...server.records.values()] }
      await answered.promise
      return Response.json(old)
    }
    server.loseHistory()
    await until(() => reads === 1)
    server.dropSockets()
    server.change('ana', { name: 'Ana New' })
    await until(() => reads === 2 && server.sockets.length > 0)
    await until(() => open.row('p-ana')?.name === 'Ana New')
    answered.resolve()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(open.panel.context.header.get().status).to.equal('live')
    expect(open.row('p-ana')?.name).to.equal('Ana New')
  })

  it('opens one session though the clock of the client is a day ahead', async () => {
    open = await openPanel({ prepare: ({ server }) => (server.aheadMs = -86_400_000) })
    await open.live()
    expect(open.server.asked.filter((call) => call === 'POST /v1/sessions')).to.have.length(1)
  })

  it('L2: after a reset the snapshot wins over larger offsets of the old history', async () => {
    open = await openPanel()
    await open.live()
    const old = { ...ana, name: 'Ana of another history', offset: 99 }
    open.server.sockets[0]?.deliver({ type: 'changes', after: '1.1', upTo: '99.1', put: [old] })
    await until(() => open.row('p-ana')?.name === old.name)
    open.server.loseHistory()
    await until(() => open.row('p-ana')?.name === 'Ana Weber')
  })

  it('L3: of two records the one with the larger offset is kept', async () => {
    open = await openPanel()
    await open.live()
    open.server.change('ana', { name: 'Ana the second' })
    const { position } = open.server
    open.server.sockets[0]?.deliver({
      type: 'changes',
      after: position,
      upTo: position,
      put: [{ ...ana, name: 'Ana the first' }],
    })
    open.server.change('ben', { name: 'Benjamin' })
    await until(() => open.row('p-ben')?.name === 'Benjamin')
    expect(open.row('p-ana')?.name).to.equal('Ana the second')
  })

  it('L3: a frame that does not follow on starts over with a new snapshot', async () => {
    open = await openPanel()
    await open.live()
    const stranger = { ...lucia, id: 'p-x', userId: 'x', offset: 9 }
    open.server.sockets[0]?.deliver({ type: 'changes', after: '7.1', upTo: '8.1', put: [stranger] })
    await until(() => open.server.asked.filter((call) => call.endsWith('/participants')).length === 2)
    await open.live()
    expect(open.section('left')).to.deep.equal(['p-lucia'])
  })

  it('L4: comes back after a break from where it stood, without a snapshot', async () => {
    open = await openPanel()
    await open.live()
    open.server.change('ana', { name: 'Ana W.' })
    open.server.dropSockets(1006)
    open.server.change('ben', { name: 'Benjamin' })
    await until(() => open.row('p-ben')?.name === 'Benjamin')
    expect(open.server.sockets[0]?.sent).to.deep.equal([{ type: 'hello', token: 'session-1', position: '2.1' }])
    expect(open.server.asked.filter((call) => call.endsWith('/participants'))).to.have.length(1)
    expect(open.panel.context.header.get().status, 'of a short break nothing is shown').to.equal('live')
    expect(open.events('connection-change').map(({ detail }) => detail.status)).to.deep.equal(['live'])
  })

  it('L7: a close in the 4100s brings a new session', async () => {
    open = await openPanel()
    await open.live()
    open.server.dropSockets(4100)
    await open.live()
    expect(open.server.sockets[0]?.sent[0]).to.include({ token: 'session-2' })
  })

  it('L7: a close in the 4200s ends it', async () => {
    open = await openPanel()
    await open.live()
    open.server.dropSockets(4201)
    await until(() => open.panel.context.header.get().status === 'refused')
    expect(open.panel.context.notice.get()?.kind).to.equal('refused')
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(open.server.sockets, 'connected again').to.have.length(0)
  })

  it('says reconnecting after two seconds, keeps the list, and tries at once when asked', async () => {
    open = await openPanel()
    await open.live()
    open.server.unreachable = true
    open.server.dropSockets()
    await until(() => open.panel.context.header.get().status === 'reconnecting', 4000)
    expect(open.panel.context.header.get().asOf).to.be.a('number')
    expect(open.section('stage')).to.deep.equal(['p-ana'])
    await until(() => open.row('p-ana')?.microphone.wish?.blocked === 'reconnecting')
    open.server.unreachable = false
    open.panel.context.requests.tryNow()
    await until(() => open.panel.context.header.get().status === 'live', 200)
    expect(open.panel.context.header.get().asOf).to.equal(undefined)
    expect(open.row('p-ana')?.microphone.wish?.blocked).to.equal(undefined)
  }).timeout(6000)

  it('says that the list did not load and when it tries again', async () => {
    open = await openPanel({ unready: true, prepare: ({ server }) => (server.unreachable = true) })
    expect(open.panel.context.notice.get()).to.deep.equal({ kind: 'loading' })
    await until(() => open.panel.context.notice.get()?.kind === 'not-loaded')
    expect(open.panel.context.header.get().status).to.equal('connecting')
    open.server.unreachable = false
    open.panel.context.requests.tryNow()
    await open.panel.whenReady
  })
})

describe('the session', () => {
  let open: OpenPanel
  afterEach(() => open.close())

  it('renews a token that the server says has expired, and asks again', async () => {
    open = await openPanel()
    await open.live()
    let refused = false
    open.server.intercept = (_request, call) => {
      if (refused || !call.startsWith('PATCH')) return undefined
      refused = true
      return refusal('token-expired')
    }
    open.panel.context.requests.setRight('p-priya', 'canSpeak', true)
    await until(() => open.server.record('priya').canSpeak)
    expect(open.server.asked.filter((call) => call === 'POST /v1/sessions')).to.have.length(2)
  })

  it('opens a new session where the server no longer knows the person of the old one', async () => {
    let forgotten = true
    open = await openPanel({
      prepare: ({ server }) => {
        server.intercept = (_request, call) => {
          if (!forgotten || !call.endsWith('/participants')) return undefined
          forgotten = false
          return refusal('participant-not-found')
        }
      },
    })
    await open.live()
    expect(open.server.sockets[0]?.sent[0]).to.include({ type: 'hello' })
    expect(open.server.asked.filter((call) => call === 'POST /v1/sessions')).to.have.length(2)
  })

  it('takes a panel token from token-url, with the room in its query', async () => {
    let asked = ''
    open = await openPanel({
      tokenUrl: 'https://panel.test/token?tenant=7',
      prepare: ({ server }) => {
        server.intercept = (request, call) => {
          if (call === 'GET /token') asked = new URL(request.url).search
          return undefined
        }
      },
    })
    expect(asked).to.equal('?tenant=7&room=studio')
  })

  for (const [code, notice] of [
    ['token-expired', { kind: 'access-ended' }],
    ['token-invalid', { kind: 'access-ended' }],
    ['wrong-room', { kind: 'refused', reason: 'The token is for another room.' }],
  ] as const) {
    it(`ends when the server says ${code}`, async () => {
      open = await openPanel({
        unready: true,
        prepare: ({ server }) => {
          server.intercept = (_request, call) => (call === 'POST /v1/sessions' ? refusal(code) : undefined)
        },
      })
      await until(() => open.panel.context.header.get().status === 'refused')
      expect(open.panel.context.notice.get()).to.deep.equal(notice)
      expect(open.events('token-needed')).to.have.length(notice.kind === 'access-ended' ? 1 : 0)
      const { length } = open.server.asked
      await new Promise((resolve) => setTimeout(resolve, 900))
      expect(open.server.asked.slice(length), 'asked again').to.deep.equal([])
    })
  }

  for (const [name, options] of [
    ['a server that is no companion', { server: 'https://panel.test/else' }],
    ['a server that is no address', { server: 'panel' }],
    ['a token-url that answers no token', { tokenUrl: 'https://panel.test/else/token' }],
    ['a token for another room', { room: 'elsewhere' }],
  ] as const) {
    it(`names ${name} in the console`, async () => {
      const { error } = console
      const logged: string[] = []
      console.error = (message: string) => logged.push(message)
      open = await openPanel({
        ...options,
        unready: true,
        prepare: ({ server }) => {
          server.intercept = (request) =>
            request.url.includes('/else/') ? new Response('<h1>Not found</h1>', { status: 404 }) : undefined
        },
      })
      await until(() => open.panel.context.notice.get()?.kind === 'misconfigured')
      await until(() => logged.length > 0)
      console.error = error
      expect(logged).to.have.length(1)
      expect(logged[0]).to.match(/^\[participant-panel\] (server|token-url|The token is for room)/)
    })
  }
})

describe('a panel of nobody else', () => {
  it('says that you are alone', async () => {
    const open = await openPanel()
    await open.live()
    for (const { userId } of people)
      if (userId !== 'maya') open.server.put({ ...open.server.record(userId), kind: 'agent', status: 'LEFT' })
    await until(() => open.panel.context.notice.get()?.kind === 'alone')
    open.close()
  })
})
