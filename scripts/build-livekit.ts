import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

/** What a build with an empty Go cache goes through; only to say how far it is. */
const PACKAGES = 788
const SAY_EVERY_MS = 5_000
const TAIL_LINES = 30

/** Builds a LiveKit server with Go into `target`, saying how far it is. Takes two to three minutes the first time. */
export async function buildLiveKit(go: string, version: string, target: string): Promise<void> {
  console.log(`Building LiveKit ${version} with Go, once: it is kept in ${dirname(target)}`)
  mkdirSync(dirname(target), { recursive: true })
  const folder = mkdtempSync(join(dirname(target), 'build-'))
  try {
    await goInstall(go, `github.com/livekit/livekit-server/cmd/server@${version}`, folder)
    // One rename, so that nobody ever finds half a binary.
    renameSync(join(folder, process.platform === 'win32' ? 'server.exe' : 'server'), target)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function goInstall(go: string, module: string, folder: string): Promise<void> {
  const progress = new BuildProgress()
  const lines: string[] = []
  const child = spawn(go, ['install', '-v', '-trimpath', '-ldflags=-s -w', module], {
    env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '', GOBIN: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line)
    if (lines.length > TAIL_LINES) lines.shift()
    progress.line(line)
  })
  const code = await new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject))
  progress.end()
  if (code !== 0) throw new Error(`go install ${module} failed (${code}):\n${lines.join('\n')}`)
}

/** Turns what `go install -v` prints into one line: rewritten in place on a terminal, every five seconds elsewhere. */
class BuildProgress {
  #started = Date.now()
  #doing = 'starting'
  #downloaded = 0
  #compiled = 0
  #timer = setInterval(() => this.#say(), process.stdout.isTTY ? 250 : SAY_EVERY_MS)

  line(line: string): void {
    const download = /^go: downloading (\S+)/.exec(line)
    if (download) {
      this.#downloaded += 1
      this.#doing = `downloading module ${this.#downloaded}: ${download[1]}`
    } else if (/^[\w./-]+$/.test(line)) {
      this.#compiled += 1
      this.#doing = `compiling ${this.#compiled}/${Math.max(PACKAGES, this.#compiled)} ${line}`
    }
  }

  end(): void {
    clearInterval(this.#timer)
    if (process.stdout.isTTY) process.stdout.write('\r\u001B[K')
    console.log(`  built in ${this.#seconds()} s`)
  }

  #say(): void {
    const text = `  ${this.#doing} (${this.#seconds()} s)`
    if (process.stdout.isTTY) process.stdout.write(`\r\u001B[K${text.slice(0, process.stdout.columns - 1)}`)
    else console.log(text)
  }

  #seconds(): number {
    return Math.round((Date.now() - this.#started) / 1000)
  }
}
