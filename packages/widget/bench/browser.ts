import { createRequire } from 'node:module'
import { ensureChromium } from '../../../scripts/ensure-chromium.ts'
import { bundle } from './bundle.ts'
import type { BenchPage, ListName } from './page/page.ts'

/** What is used of Playwright, which is the demo's. */
type Playwright = { chromium: { launch(options: object): Promise<Browser> } }
type Browser = { newContext(): Promise<Context>; version(): string; close(): Promise<void> }
type Context = { newPage(): Promise<Tab>; newCDPSession(page: Tab): Promise<Session>; close(): Promise<void> }
type Tab = {
  addScriptTag(script: { content: string; type: string }): Promise<unknown>
  addStyleTag(style: { content: string }): Promise<unknown>
  evaluate<Result>(script: string): Promise<Result>
  on(event: 'pageerror', listener: (error: Error) => void): void
  goto(url: string): Promise<unknown>
  route(url: string, answer: (route: { fulfill(answer: object): Promise<void> }) => Promise<void>): Promise<void>
  waitForFunction(condition: string): Promise<unknown>
}
type Session = { send<Answer>(method: string, options?: object): Promise<Answer> }

/** As DevTools has it; microseconds. */
export type Profile = {
  nodes: { id: number; callFrame: { functionName: string; lineNumber: number } }[]
  samples: number[]
  timeDeltas: number[]
}
type Answer<Name extends keyof BenchPage> = Awaited<ReturnType<BenchPage[Name]>>
type Metrics = { metrics: { name: string; value: number }[] }

const requireFromDemo = createRequire(new URL('../../../demo/package.json', import.meta.url))

/** A page with one list of so many people. */
export class ListPage {
  readonly #context: Context
  readonly #tab: Tab
  readonly #session: Session
  #error: Error | undefined

  private constructor(context: Context, tab: Tab, session: Session) {
    this.#context = context
    this.#tab = tab
    this.#session = session
    tab.on('pageerror', (error) => (this.#error ??= error))
  }

  static async open(list: ListName, people: number, heightPx?: number): Promise<ListPage> {
    const [{ script, styles }, context] = await Promise.all([scripts(), (await browser()).newContext()])
    const tab = await context.newPage()
    await tab.route('**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><html lang="en">' }),
    )
    await tab.goto('https://bench.test/')
    const page = new ListPage(context, tab, await context.newCDPSession(tab))
    await tab.addStyleTag({ content: styles })
    await tab.addScriptTag({ content: script, type: 'module' })
    await tab.waitForFunction('globalThis.page')
    await page.ask('prepare', list, people, heightPx ?? (list === 'panel' ? PANEL_PX : await listHeight()))
    return page
  }

  async ask<Name extends keyof BenchPage>(name: Name, ...given: Parameters<BenchPage[Name]>): Promise<Answer<Name>> {
    const answer = await this.#tab.evaluate<Answer<Name>>(`page.${name}(...${JSON.stringify(given)})`)
    if (this.#error) throw this.#error
    return answer
  }

  /** CPU time of the page's main thread so far, in ms: all of it, or what styles or layout took. */
  async cpu(part: 'Task' | 'RecalcStyle' | 'Layout' = 'Task'): Promise<number> {
    await this.#session.send('Performance.enable', { timeDomain: 'threadTicks' })
    const { metrics } = await this.#session.send<Metrics>('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === `${part}Duration`)?.value ?? Number.NaN)
  }

  /** Bytes of the JavaScript heap that something holds on to. */
  async heap(): Promise<number> {
    await this.#collectGarbage()
    return (await this.#session.send<{ usedSize: number }>('Runtime.getHeapUsage')).usedSize
  }

  /** What the whole page holds on to, in the document or not. */
  async held(): Promise<{ nodes: number; listeners: number }> {
    await this.#collectGarbage()
    type Counters = { nodes: number; jsEventListeners: number }
    const { nodes, jsEventListeners } = await this.#session.send<Counters>('Memory.getDOMCounters')
    return { nodes, listeners: jsEventListeners }
  }

  /** A CPU profile of what happens meanwhile. */
  async profiled(run: () => Promise<unknown>): Promise<Profile> {
    await this.#session.send('Profiler.enable')
    await this.#session.send('Profiler.setSamplingInterval', { interval: 200 })
    await this.#session.send('Profiler.start')
    await run()
    return (await this.#session.send<{ profile: Profile }>('Profiler.stop')).profile
  }

  close(): Promise<void> {
    return this.#context.close()
  }

  /** Twice: what finalizers let go of, too. */
  async #collectGarbage(): Promise<void> {
    await this.#session.send('HeapProfiler.collectGarbage')
    await this.#session.send('HeapProfiler.collectGarbage')
  }
}

const PANEL_PX = 800

let launched: Promise<Browser> | undefined
let bundled: ReturnType<typeof bundle> | undefined
let measured: Promise<number> | undefined

const scripts = () => (bundled ??= bundle('page/page.ts'))

function browser(): Promise<Browser> {
  return (launched ??= launch())
}

async function launch(): Promise<Browser> {
  const executablePath = ensureChromium()
  const { chromium } = requireFromDemo('@playwright/test') as Playwright
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
}

/** The browser's version. @throws when there is none, with what to do */
export async function launchBrowser(): Promise<string> {
  return (await browser()).version()
}

/** Every list shows as many rows as the panel's does below its header and search. */
function listHeight(): Promise<number> {
  return (measured ??= measure())
}

async function measure(): Promise<number> {
  const page = await ListPage.open('panel', 100)
  await page.ask('firstList')
  await page.ask('settle')
  const height = await page.ask('listHeight')
  await page.close()
  return height
}

export async function closeBrowser(): Promise<void> {
  const opened = await launched?.catch(() => undefined)
  await opened?.close()
}
