/* oxlint-disable typescript/no-floating-promises -- node:test keeps track of its tests */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { eagerFiles } from '../check-size.ts'

test('static imports are eager, import() is not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'size-'))
  try {
    writeFileSync(join(folder, 'entry.js'), `import{a}from"./a.js";import"./b.js";const l=()=>import("./lazy.js");`)
    writeFileSync(join(folder, 'a.js'), `export*from"./c.js";`)
    for (const name of ['b', 'c', 'lazy']) writeFileSync(join(folder, `${name}.js`), '')
    const names = [...eagerFiles(join(folder, 'entry.js'))].map((file) => basename(file)).sort()
    assert.deepEqual(names, ['a.js', 'b.js', 'c.js', 'entry.js'])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
