import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

/** File, from the widget's `src`, to text. */
export type Sources = Record<string, string>

const ELEMENT = 'elements/participant-panel/participant-panel.ts'
const EVENT_MAP = 'events/panel-event-map.ts'
/** Read by the panel, and set by no site. */
const NOT_PUBLIC = new Set(['--pp-level'])

/** Where what the element's comment and documentation promise differs from what its code has, both ways. */
export function contractMistakes(sources: Sources, documentation: string): string[] {
  const comment =
    /\/\*\*((?:(?!\*\/)[\s\S])*@tag participant-panel[\s\S]*?)\*\//.exec(sources[ELEMENT] ?? '')?.[1] ?? ''
  const promised = (tag: string, name: RegExp) =>
    new Set([...comment.matchAll(new RegExp(`@${tag} ${name.source}`, 'g'))].map(([, found]) => found ?? ''))
  const code = Object.values(sources).join('\n')
  const events = eventsOf(sources)
  return [
    ...differences('attribute', promised('attr', /\{[^}]*\} ([\w-]+)/), attributesOf(sources[ELEMENT] ?? '')),
    ...differences('event', promised('fires', /([\w-]+)/), new Set(events.keys())),
    ...differences('slot', promised('slot', /([\w-]+)/), found(code, /<slot name="([\w-]+)"/g)),
    ...differences('part', promised('csspart', /([\w-]+)/), found(code, /\bpart(?:="|\.add\(')([^"']+)["']/g)),
    ...differences('custom property', promised('cssprop', /\[?(--[\w-]+)/), customPropertiesOf(code)),
    ...differences('state', promised('cssstate', /([\w-]+)/), statesOf(code)),
    ...[...events].flatMap(([name, { type, file }]) => eventMistakes(name, type, file, sources)),
    ...(/\bpart=\$\{/.test(code) ? ['A part has no name of its own in its template'] : []),
    ...[...comment.matchAll(/@(?:attr \{[^}]*\}|fires|slot|csspart|cssprop|cssstate) \[?([\w-]+)/g)].flatMap(
      ([, name = '']) =>
        new RegExp(`[\`(]${name}[\`=)]`).test(documentation) ? [] : [`${name} is not in docs/element.md`],
    ),
  ]
}

function differences(what: string, promised: Set<string>, real: Set<string>): string[] {
  return [
    ...without(promised, real).map((name) => `The comment lists the ${what} ${name}, which the code does not have`),
    ...without(real, promised).map((name) => `The code has the ${what} ${name}, which the comment does not list`),
  ]
}

function without(names: Set<string>, others: Set<string>): string[] {
  return [...names].filter((name) => !others.has(name))
}

function found(code: string, pattern: RegExp): Set<string> {
  return new Set([...code.matchAll(pattern)].flatMap(([, names = '']) => names.split(' ')))
}

/** Of Lit's `static properties`: each is an attribute unless it says that it is none. */
function attributesOf(element: string): Set<string> {
  const properties = /static override properties = \{([\s\S]*?)\n {2}\}/.exec(element)?.[1] ?? ''
  const entries = [...properties.matchAll(/^ {4}(\w+): \{(.*?)\},?$/gm)]
  return new Set(
    entries
      .filter(([, , options = '']) => !/attribute: false|state: true/.test(options))
      .map(([, name = '', options = '']) => /attribute: '([\w-]+)'/.exec(options)?.[1] ?? name.toLowerCase()),
  )
}

/** Every event class by the name that it is dispatched with. */
function eventsOf(sources: Sources): Map<string, { type: string; file: string }> {
  return new Map(
    Object.entries(sources).flatMap(([file, source]) => {
      if (!file.startsWith('events/')) return []
      const [, type = ''] = /export class (\w+) extends \w*Event\b/.exec(source) ?? []
      const [, name] = /super\('([\w-]+)'/.exec(source) ?? []
      return name === undefined ? [] : [[name, { type, file }] as const]
    }),
  )
}

function eventMistakes(name: string, type: string, file: string, sources: Sources): string[] {
  const isNew = (source: string) => source.includes(`new ${type}(`)
  const isTyped = (source = '') => new RegExp(`'?${name}'?: ${type}\\b`).test(source)
  return [
    ...(basename(file) === `${name}-event.ts` ? [] : [`${file} is not called ${name}-event.ts`]),
    ...(Object.values(sources).some(isNew) ? [] : [`Nothing dispatches ${type}`]),
    ...(isTyped(sources[file]) ? [] : [`${type} is not in HTMLElementEventMap`]),
    ...(isTyped(sources[EVENT_MAP]) ? [] : [`${type} is not in PanelEventMap`]),
    ...(sources['index.ts']?.includes(`{ ${type} }`) ? [] : [`${type} is not exported`]),
  ]
}

/** What styles read and no style sets. */
function customPropertiesOf(code: string): Set<string> {
  return new Set(without(found(code, /var\((--pp-[\w-]+)/g), NOT_PUBLIC))
}

/** Literals beside `states.add`, and those of the lists that are looped over for it. */
function statesOf(code: string): Set<string> {
  const lists = [...code.matchAll(/(?:\bSTATES\b[^=]*= |const each of )\[([^\]]*)\]/g)].map(([, list = '']) => list)
  return new Set([...found(code, /states\.add\('([\w-]+)'\)/g), ...found(lists.join(), /'([\w-]+)'/g)])
}

if (import.meta.filename === process.argv[1]) {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const read = (path: string) => readFileSync(`${root}${path}`, 'utf8')
  const files = globSync('**/*.ts', { cwd: `${root}packages/widget/src`, exclude: ['testing/**'] })
  const sources = Object.fromEntries(
    files.map((file) => [file.replaceAll('\\', '/'), read(`packages/widget/src/${file}`)]),
  )
  const mistakes = contractMistakes(sources, read('docs/element.md'))
  for (const mistake of mistakes) console.error(mistake)
  console.log(`${files.length} files, ${mistakes.length} differences between the element's comment and its code`)
  process.exitCode = mistakes.length > 0 || files.length === 0 ? 1 : 0
}
