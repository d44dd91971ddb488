import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { ensureLiveKitBinary } from './ensure-livekit.ts'
import { freePort, freeUdpPort } from './free-port.ts'
import { startOwnedProcess, type OwnedProcess } from './owned-process.ts'

const LOOPBACK = '127.0.0.1'
const READY_WITHIN_MS = 20_000
const ATTEMPTS = 3

/** `http` carries signalling and the API, `udp` all media. */
export type LiveKitPorts = { http: number; udp: number }
export type LiveKitKeys = { apiKey: string; apiSecret: string }

export type LiveKitOptions = {
  webhookUrls?: string[]
  /** Free ones by default. With `keys`, a server that was stopped starts again as the same one. */
  ports?: LiveKitPorts
  keys?: LiveKitKeys
  /** `127.0.0.1:PORT`. Servers with the same Redis and the same `keys` are the nodes of one LiveKit. */
  redis?: string
  logFile?: string
}

export type LiveKitServer = LiveKitKeys &
  Pick<OwnedProcess, 'pid' | 'exited' | 'stop' | 'kill'> & {
    /** `ws://127.0.0.1:PORT` */
    url: string
    ports: LiveKitPorts
  }

/** A LiveKit server that only this machine can reach. Resolves once it answers; ends with this process at the latest. */
export async function startLiveKit(options: LiveKitOptions = {}): Promise<LiveKitServer> {
  const binary = await ensureLiveKitBinary()
  const keys = options.keys ?? randomKeys()
  for (let attempt = 1; ; attempt += 1) {
    const ports = options.ports ?? { http: await freePort(), udp: await freeUdpPort() }
    const child = await startOwnedProcess(binary, [], {
      // The environment carries the secret, not the command line, which everybody on the machine can read.
      env: {
        LIVEKIT_CONFIG: liveKitConfig(ports, keys, options),
        SystemRoot: process.env.SystemRoot,
      },
      logFile: options.logFile,
      repeatTermAfterMs: 200, // after one SIGTERM it waits until everybody has left
    })
    if (await answers(`http://${LOOPBACK}:${ports.http}/`, child)) {
      return { ...child, apiKey: keys.apiKey, apiSecret: keys.apiSecret, url: `ws://${LOOPBACK}:${ports.http}`, ports }
    }
    await child.kill()
    // Somebody may have taken a port between finding it free and using it.
    if (options.ports || attempt === ATTEMPTS) throw new Error(`LiveKit did not start:\n${child.tail()}`)
  }
}

/** JSON is YAML. Not `--dev`, whose media ports listen on every interface. */
function liveKitConfig(
  ports: LiveKitPorts,
  { apiKey, apiSecret }: LiveKitKeys,
  { webhookUrls: urls = [], redis }: LiveKitOptions,
): string {
  const loopback = { linux: 'lo', darwin: 'lo0' }[process.platform as string]
  return JSON.stringify({
    port: ports.http,
    bind_addresses: [LOOPBACK],
    keys: { [apiKey]: apiSecret },
    rtc: {
      udp_port: ports.udp,
      tcp_port: 0,
      node_ip: LOOPBACK,
      enable_loopback_candidate: true,
      ...(loopback && { interfaces: { includes: [loopback] } }),
    },
    ...(urls.length > 0 && { webhook: { api_key: apiKey, urls } }),
    // By default what one node says about the room of another comes from Redis, which lags behind.
    ...(redis !== undefined && { redis: { address: redis }, api: { enable_psrpc_for_get_list_participants: true } }),
  })
}

function randomKeys(): LiveKitKeys {
  return { apiKey: `API${randomBytes(6).toString('hex')}`, apiSecret: randomBytes(32).toString('base64url') }
}

async function answers(url: string, child: OwnedProcess): Promise<boolean> {
  const deadline = Date.now() + READY_WITHIN_MS
  let alive = true
  void child.exited.then(() => (alive = false))
  while (alive && Date.now() < deadline) {
    try {
      const answer = await fetch(url)
      await answer.body?.cancel()
      if (answer.ok) return alive
    } catch {
      // not listening yet
    }
    await delay(50)
  }
  return false
}
