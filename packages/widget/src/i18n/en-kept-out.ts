import { formats } from './en-formats.ts'

/** The words of the list of those who are kept out. */
export const enKeptOut = {
  nobody: 'Nobody is kept out',
  nobodyText: 'Who is removed or banned stands here until they may come again.',
  people: (count: number) => formats.count(count, { one: '# person kept out', other: '# people kept out' }),
  search: 'Search people who are kept out',
  noMatch: (query: string) => `No one called “${query}”`,
  by: (name: string) => `By ${name}`,
  denied: 'Not let in',
  unban: 'Unban',
  unbanWhom: (name: string) => `Unban ${name}`,
  unbanned: 'May come again',
  undo: 'Undo',
  undoFor: (name: string) => `Undo. Ban ${name} again`,
  notUnbanned: (reason: string) => `Not unbanned: ${reason}`,
}
