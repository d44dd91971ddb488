import type { ExpectedState, LineProblem } from 'participant-panel-server/protocol'
import { formats } from './en-formats.ts'

const { number, count } = formats
const people = (n: number) => count(n, { one: '# person', other: '# people' })

/** The words of who is expected: counts, reminding, inviting, and guests who are somebody of the list. */
export const enExpected = {
  expected: 'Expected people',
  states: { here: 'Here', late: 'Late', notYet: 'Not yet', unexpected: 'Unexpected' } satisfies Record<
    ExpectedState,
    string
  >,
  counts: {
    here: (n: number) => `${number(n)} here`,
    late: (n: number) => `${number(n)} late`,
    notYet: (n: number) => `${number(n)} not yet`,
    unexpected: (n: number) => `${number(n)} unexpected`,
  } satisfies Record<ExpectedState, (n: number) => string>,
  remind: 'Remind',
  askRemind: {
    heading: (n: number) => `Remind ${people(n)}?`,
    text: 'This site sends each of them a message.',
    verb: (n: number) => `Remind ${number(n)}`,
  },
  /** `one`: the name, where it was one. */
  reminded: (done: number, one: string | undefined) => `Reminded ${one ?? people(done)}`,
  justReminded: (n: number) => `${people(n)} already reminded a moment ago`,
  notReminded: (reason: string) => `Not reminded: ${reason}`,
  isSame: (guest: string, expected: string) => `Is ${guest} the ${expected} you expected?`,
  not: 'Not',
  same: 'Same person',
  merged: (guest: string, expected: string) => `${guest} is ${expected}`,
  unmerge: (expected: string) => `Not ${expected}`,
  notMerged: (reason: string) => `Not changed: ${reason}`,
  invite: 'Invite',
  form: {
    heading: 'Invite people',
    text: 'One person on each line: user id, and a name after a comma. Or paste a table with these two columns.',
    field: 'People',
    file: 'Choose a CSV file',
    understood: (n: number) => `${people(n)} understood`,
    others: (n: number) => `and ${number(n)} more`,
    badLine: (line: number, problem: string) => `Line ${number(line)} ${problem}`,
    badOthers: (n: number) => `${count(n, { one: '# more line', other: '# more lines' })} not understood`,
    problems: {
      'no-id': 'has no user id',
      'too-many-fields': 'has more than a user id and a name',
      'too-long': 'is too long',
      'not-storable': 'has characters that cannot be kept',
      twice: 'names somebody for the second time',
      'open-quote': 'opens a quotation that does not end',
      'too-many': 'is one too many',
    } satisfies Record<LineProblem, string>,
    send: (n: number) => (n === 0 ? 'Invite' : `Invite ${number(n)}`),
    cancel: 'Cancel',
    failed: (reason: string) => `Not invited: ${reason}`,
    copyLink: 'Copy invite link',
    copied: 'Copied',
  },
  invited: (n: number) => `Invited ${people(n)}`,
}
