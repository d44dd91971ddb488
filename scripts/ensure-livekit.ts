import { spawnSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildLiveKit } from './build-livekit.ts'
import { cacheFolder } from './cache-folder.ts'
import { commandPath, isExecutable } from './command-path.ts'

const VERSION = 'v1.13.5'

/**
 * Path of a `livekit-server`: from the PATH, from the cache, else made once by Go or taken from the Docker image.
 * Throws with install lines where there is none of these.
 */
export async function ensureLiveKitBinary(): Promise<string> {
  const installed = commandPath('livekit-server')
  if (installed) return installed

  const cached = join(cacheFolder(), `livekit-server-${VERSION}${process.platform === 'win32' ? '.exe' : ''}`)
  if (isExecutable(cached)) return cached

  const go = commandPath('go')
  if (go) {
    await buildLiveKit(go, VERSION, cached)
    return cached
  }
  const docker = commandPath('docker')
  if (docker && copyFromImage(docker, cached)) return cached

  throw new Error(
    [
      'No LiveKit server found, and neither Go nor Docker to get one with. One of these is enough:',
      '  macOS      brew install livekit',
      '  Linux      curl -sSL https://get.livekit.io | bash',
      '  any        install Go 1.21 or newer from https://go.dev/dl, then run the same command again',
      '  any        LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET of a running one (demo only)',
    ].join('\n'),
  )
}

/** The image holds a static Linux binary, which needs no container to run in. */
function copyFromImage(docker: string, target: string): boolean {
  if (process.platform !== 'linux' || run(docker, 'info').status !== 0) return false
  const image = `livekit/livekit-server:${VERSION}`
  console.log(`Taking LiveKit ${VERSION} from the Docker image ${image}, once`)
  const created = run(docker, 'create', image)
  if (created.status !== 0) return false
  const container = created.stdout.trim()
  const copy = `${target}.copy`
  mkdirSync(cacheFolder(), { recursive: true })
  try {
    if (run(docker, 'cp', `${container}:/livekit-server`, copy).status !== 0) return false
    if (run(copy, '--version').status !== 0) return false
    renameSync(copy, target)
    return true
  } finally {
    rmSync(copy, { force: true })
    run(docker, 'rm', container)
  }
}

function run(command: string, ...args: string[]) {
  return spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

if (import.meta.filename === process.argv[1]) {
  try {
    console.log(`LiveKit: ${await ensureLiveKitBinary()}`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
