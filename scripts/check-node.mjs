// Plain JavaScript on purpose: an old Node must be able to read it and say what is wrong.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(
    `participant-panel needs Node 22.19 or newer for its scripts; this is ${process.versions.node} (${process.execPath}).\n` +
      'The workspace brings its own Node: run `npx -y pnpm@12 install` once and start the command through pnpm.',
  )
  process.exit(1)
}
