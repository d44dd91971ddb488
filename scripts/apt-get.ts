import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Installs a package where nobody needs to be asked: as root on Debian or Ubuntu. Whether it is there, the caller sees. */
export function installPackage(name: string, announcement: string): void {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return
  console.log(`${announcement}: installing the package ${name} with apt-get`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env })
  apt('update')
  apt('install', '-y', '--no-install-recommends', name)
}
