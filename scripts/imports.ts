export type Import = { specifier: string; kind: 'value' | 'type' | 'lazy'; line: number }

const STATEMENT = /^[ \t]*(?:import|export)\s+(type\s)?(?:[^'"`;()]*?\sfrom\s*)?['"]([^'"\n]+)['"]/gm
const CALL = /(typeof\s+)?\bimport\(\s*['"]([^'"\n]+)['"]\s*\)(\.[A-Z])?/g

/** What a TypeScript source imports. Read from its text, which is enough for code that the compiler has accepted. */
export function importsOf(source: string): Import[] {
  const code = withoutComments(source)
  const line = (index: number) => code.slice(0, index).split('\n').length
  const statements = [...code.matchAll(STATEMENT)].map(({ 0: text, 1: type, 2: specifier = '', index }): Import => ({
    specifier,
    kind: type ? 'type' : 'value',
    line: line(index + text.length),
  }))
  const calls = [...code.matchAll(CALL)].map(({ 1: typeOf, 2: specifier = '', 3: member, index }): Import => ({
    specifier,
    kind: typeOf || member ? 'type' : 'lazy',
    line: line(index),
  }))
  return [...statements, ...calls]
}

/** Blanks comments and keeps the lines. `//` inside of an address is not a comment. */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '))
}
