import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { installPackage } from './apt-get.ts'
import { commandPath, isExecutable } from './command-path.ts'

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Path of a Chromium: CHROMIUM_PATH, the system's, Playwright's; else it is installed once, where that can be done. */
export function ensureChromium(): string {
  const { CHROMIUM_PATH } = process.env
  if (CHROMIUM_PATH) {
    if (isExecutable(CHROMIUM_PATH)) return CHROMIUM_PATH
    throw new Error(`CHROMIUM_PATH is ${CHROMIUM_PATH}, which is not an executable file`)
  }
  const found = systemChromium() ?? playwrightChromium() ?? packagedChromium() ?? installByPlaywright()
  if (found) return found
  throw new Error(
    [
      'The tests need a Chromium, and none could be found or installed. One of these is enough:',
      '  Debian, Ubuntu   sudo apt-get install chromium',
      '  Fedora           sudo dnf install chromium',
      '  macOS            brew install --cask google-chrome',
      '  any              CHROMIUM_PATH=/path/to/chrome',
    ].join('\n'),
  )
}

function systemChromium(): string | undefined {
  return commandPath(...COMMANDS) ?? APPLICATIONS.find(isExecutable)
}

/** The package must really run: Ubuntu's is a stub that wants snap. */
function packagedChromium(): string | undefined {
  installPackage('chromium', 'No Chromium found')
  const installed = systemChromium()
  return installed && spawnSync(installed, ['--version'], { stdio: 'ignore' }).status === 0 ? installed : undefined
}

type Playwright = { chromium: { executablePath(): string } }

const requireFromDemo = createRequire(new URL('../demo/package.json', import.meta.url))

function playwrightChromium(): string | undefined {
  try {
    const { chromium } = requireFromDemo('@playwright/test') as Playwright
    const path = chromium.executablePath()
    return isExecutable(path) ? path : undefined
  } catch {
    return undefined // not installed
  }
}

function installByPlaywright(): string | undefined {
  console.log('No Chromium found: fetching the one of Playwright')
  try {
    const cli = join(dirname(requireFromDemo.resolve('@playwright/test/package.json')), 'cli.js')
    spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' })
  } catch {
    return undefined // not installed
  }
  return playwrightChromium()
}

if (import.meta.filename === process.argv[1]) {
  try {
    console.log(`Chromium: ${ensureChromium()}`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
