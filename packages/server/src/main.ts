#!/usr/bin/env node
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

// Loaded only then: on an older Node the SQLite binding ends the process without a word.
if (major > 22 || (major === 22 && minor >= 19)) {
  const { run } = await import('./run.ts')
  await run(process.env, process.argv.slice(2))
} else {
  console.error(`participant-panel-server needs Node 22.19 or newer; this is ${process.versions.node}.`)
  process.exitCode = 1
}
