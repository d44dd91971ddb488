import { cpSync, existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const built = fileURLToPath(new URL('../packages/widget/dist/cdn', import.meta.url))
const licences = fileURLToPath(new URL('../packages/widget/THIRD-PARTY-LICENSES', import.meta.url))
const target = fileURLToPath(new URL('../packages/server/dist/element', import.meta.url))

// The published server serves the element to script tags, so it carries a copy of it.
if (!existsSync(built)) {
  console.error('The widget is not built: run pnpm build in the workspace root.')
  process.exit(1)
}
rmSync(target, { recursive: true, force: true })
cpSync(built, target, { recursive: true })
cpSync(licences, `${target}/THIRD-PARTY-LICENSES`)
