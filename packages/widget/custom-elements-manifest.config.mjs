import { readFileSync } from 'node:fs'

/** What an editor or a documentation site reads: the class comment, `static properties` and public members. */
export default {
  globs: ['src/elements/participant-panel/participant-panel.ts'],
  litelement: true,
  outdir: 'dist',
  packagejson: false,
  plugins: [
    { name: 'public-contract', packageLinkPhase: ({ customElementsManifest: { modules } }) => trim(modules[0]) },
  ],
}

/** Leaves out what is the element's own business, and names each event's class. */
function trim(module) {
  const panel = module.declarations.find(({ customElement }) => customElement)
  const isPublic = ({ name, privacy = 'public' }) => privacy === 'public' && !name.startsWith('#')
  panel.members = panel.members.filter(isPublic)
  const fields = new Set(panel.members.map(({ name }) => name))
  panel.attributes = panel.attributes.filter(({ fieldName }) => fields.has(fieldName))
  // without a name: found in the code where it is dispatched, and listed by its name already
  panel.events = panel.events.filter(({ name }) => name)
  for (const event of panel.events) event.type = { text: eventClass(event.name) }
  module.path = 'dist/index.js'
  module.declarations = [panel]
  module.exports = [
    { kind: 'js', name: panel.name, declaration: { name: panel.name, module: module.path } },
    { kind: 'custom-element-definition', name: panel.tagName, declaration: { name: panel.name, module: module.path } },
  ]
}

function eventClass(name) {
  const source = readFileSync(`src/events/${name}-event.ts`, 'utf8')
  return /export class (\w+)/.exec(source)[1]
}
