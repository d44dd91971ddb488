import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { startLiveKitNodes, type LiveKitNode, type LiveKitNodes } from '../../scripts/livekit-nodes.ts'
import { expect, makeRoom, microphoneAtSfu, recordOf, test as base } from './fixtures.ts'
import { allowToSpeak, leadElsewhere, leadToNode, ownMicrophone, publishAnyway, row, takeMicrophone } from './panel.ts'

type Nodes = { nodes: LiveKitNodes }
type Hall = {
  /** A new room that lives on this node. */
  roomOn: (node: LiveKitNode) => Promise<string>
  /** Opens the site as this person, whose signalling goes through this node. */
  openThrough: (node: LiveKitNode, userId: string, room: string) => Promise<Page>
}

/** One LiveKit of two nodes. The companion knows the address of the first alone. */
const test = base.extend<Hall, Nodes>({
  nodes: [
    async ({ webhooks }, use) => {
      const nodes = await startLiveKitNodes({ webhookUrls: [webhooks.url] })
      await use(nodes)
      await nodes.stop()
    },
    { scope: 'worker' },
  ],
  livekit: [async ({ nodes }, use) => use(nodes.first), { scope: 'worker' }],
  roomOn: async ({ nodes, venue }, use) => {
    await use(async (node) => {
      const room = await nodes.roomOn(node, (name) => venue.sfu.createRoom({ name }))
      await makeRoom(venue, room)
      return room
    })
  },
  openThrough: async ({ nodes, open }, use) => {
    await use((node, userId, room) => open(userId, room, (page) => leadToNode(page, nodes.first.url, node.url)))
  },
})

// The last one leaves a single node.
test.describe.configure({ mode: 'serial' })

for (const which of ['first', 'second'] as const)
  test(`a host and a speaker on two nodes, in a room that lives on the ${which}`, async ({
    nodes,
    venue,
    roomOn,
    openThrough,
  }) => {
    const room = await roomOn(nodes[which])
    const host = await openThrough(nodes.first, 'maya', room)
    const ana = await openThrough(nodes.second, 'ana', room)
    const atSfu = () => microphoneAtSfu(venue, room, 'ana')
    for (const page of [host, ana]) {
      for (const name of ['Maya Okafor', 'Ana Weber']) await expect(row(page, name)).toBeVisible()
      await expect(page.getByText('2 online, 2 total')).toBeVisible()
    }

    await ownMicrophone(ana).click()
    await expect(row(host, 'Ana Weber')).toContainText('Speaking')
    await expect.poll(atSfu).toEqual({ mayPublish: true, isPublished: true })
    await takeMicrophone(host, 'Ana Weber').click()
    await expect.poll(atSfu).toEqual({ mayPublish: false, isPublished: false })
    await expect(row(ana, 'Ana Weber')).toContainText('Not allowed to speak')
    expect(await publishAnyway(ana)).toMatch(/insufficient permissions/i)
    await expect(allowToSpeak(host, 'Ana Weber')).toBeVisible()

    const { id } = await recordOf(venue, room, 'ana')
    await venue.companion.client.call('POST', `/v1/rooms/${room}/actions`, {
      id: randomUUID(),
      action: 'participant.remove',
      targets: [id],
    })
    await expect(ana.getByRole('heading', { name: 'You were removed' })).toBeVisible()
    await expect.poll(atSfu).toBeUndefined()
    await expect(host.getByText('1 online, 2 total')).toBeVisible()
    await expect(row(host, 'Maya Okafor')).toContainText('Host')
  })

test('a node dies, and whose signalling and room were there is back through the other', async ({
  nodes,
  venue,
  roomOn,
  openThrough,
}) => {
  const room = await roomOn(nodes.second)
  const host = await openThrough(nodes.first, 'maya', room)
  const ana = await openThrough(nodes.second, 'ana', room)
  await ownMicrophone(ana).click()
  await expect(row(host, 'Ana Weber')).toContainText('Speaking')

  await nodes.second.kill()
  await leadElsewhere(ana, nodes.first.url)
  const listed = async () => {
    const people = await venue.sfu.listParticipants(room).catch(() => [])
    return people.map(({ identity }) => identity).toSorted()
  }
  await expect.poll(listed, { timeout: 60_000 }).toEqual(['ana', 'maya'])
  for (const page of [host, ana]) {
    const stateOfCall = () => page.evaluate(() => document.querySelector('participant-panel')!.liveRoom!.state)
    await expect.poll(stateOfCall).toBe('connected')
    await expect(page.getByText('2 online, 2 total')).toBeVisible()
  }
  await expect.poll(async () => (await recordOf(venue, room, 'ana')).identities).toEqual(['ana'])
  await expect.poll(() => microphoneAtSfu(venue, room, 'ana')).toEqual({ mayPublish: true, isPublished: true })
  await ana.getByRole('button', { name: 'Mute', exact: true }).click()
  // Through the outage LiveKit called her speaking; only what it says anew is believed.
  const isHeard = () =>
    host.evaluate(
      () => document.querySelector('participant-panel')!.liveRoom!.remoteParticipants.get('ana')!.isSpeaking,
    )
  await expect.poll(isHeard).toBe(false)
  await expect(row(host, 'Ana Weber').getByRole('button', { name: /microphone off/ })).toBeAttached()
  await ana.getByRole('button', { name: 'Unmute', exact: true }).click()
  await expect(row(host, 'Ana Weber')).toContainText('Speaking')
})
