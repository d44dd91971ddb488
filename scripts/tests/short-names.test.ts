/* oxlint-disable typescript/no-floating-promises -- node:test keeps track of its tests */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const WIDGET = join(import.meta.dirname, '../../packages/widget')
/** A custom property by its name in a text of a script. */
const NAME_IN_SCRIPT = /['"`](--[a-z][\w-]*)/g

test('the built styles keep the name of a property that a script reads or sets, and shorten every other', async () => {
  const { shorter } = (await import(join(WIDGET, 'vite.config.ts'))) as {
    shorter: (tag: string, text: string) => string
  }
  const scripts = globSync('src/**/*.ts', { cwd: WIDGET }).filter((path) => !path.endsWith('.styles.ts'))
  const names = scripts.flatMap((path) =>
    [...readFileSync(join(WIDGET, path), 'utf8').matchAll(NAME_IN_SCRIPT)].map(([, name]) => name!),
  )
  assert.ok(names.includes('--hue'))
  for (const name of names) assert.equal(shorter('css', `a{color:var(${name})}`), `a{color:var(${name})}`)
  assert.match(shorter('css', 'a{color:var(--motionless)}'), /--\w{1,2}\)/)
})
