import { serve, type ServerType } from '@hono/node-server'
import type { Hono } from 'hono'
import { once } from 'node:events'
import { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { problem } from '../protocol/index.ts'
import { refuse, type UpgradeHandler } from './websocket/upgrade.ts'

/** What is under way has so long to end. */
const FINISH_WITHIN_MS = 3_000

export type Listener = { url: string; close(): Promise<void> }

/** A server of our own for the app and its upgrades. */
export async function listen(
  app: Hono,
  upgrade: UpgradeHandler,
  { host, port }: { host: string; port: number },
): Promise<Listener> {
  const server = serve({ fetch: app.fetch, hostname: host, port })
  server.on('upgrade', (request: Parameters<UpgradeHandler>[0], socket, head: Buffer) => {
    if (!upgrade(request, socket, head)) refuse(socket, problem('not-found'))
  })
  await listening(server)
  const address = server.address() as AddressInfo
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    async close() {
      const closed = once(server, 'close')
      server.close()
      const cut = setTimeout(() => {
        if (server instanceof Server) server.closeAllConnections()
      }, FINISH_WITHIN_MS)
      await closed
      clearTimeout(cut)
    },
  }
}

async function listening(server: ServerType): Promise<void> {
  if (!server.listening) await once(server, 'listening')
}
