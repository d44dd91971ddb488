import { expect, test } from 'vitest'
import { MAX_EXPECTED, parseExpected } from '../../src/protocol/index.ts'

test.each([
  ['an id alone', 'ana', [['ana']], []],
  [
    'an id and a name',
    'ana,Ana Weber\nben,Ben Adler',
    [
      ['ana', 'Ana Weber'],
      ['ben', 'Ben Adler'],
    ],
    [],
  ],
  ['a header, a mark of byte order, Windows line ends', '\uFEFFUser ID,Name\r\nana,Ana\r\n', [['ana', 'Ana']], []],
  [
    'semicolons, as spreadsheets write where commas are decimal',
    'ana;Weber, Ana\nben;Ben',
    [
      ['ana', 'Weber, Ana'],
      ['ben', 'Ben'],
    ],
    [],
  ],
  [
    'tabs, as cells are pasted',
    'ana\tAna Weber\nben\tBen',
    [
      ['ana', 'Ana Weber'],
      ['ben', 'Ben'],
    ],
    [],
  ],
  [
    'quotations with commas, marks and line breaks',
    '"ana","Weber, ""Ana""\nMaria"\nben',
    [['ana', 'Weber, "Ana"\nMaria'], ['ben']],
    [],
  ],
  ['a mark inside a field that is not quoted', 'ana,Ana "the boss" Weber', [['ana', 'Ana "the boss" Weber']], []],
  ['empty lines, blanks, empty fields at the end', '\n ana , Ana ,,\n\n', [['ana', 'Ana']], []],
  [
    'other scripts',
    '1,محمد الأحمد\n2,山田 太郎',
    [
      ['1', 'محمد الأحمد'],
      ['2', '山田 太郎'],
    ],
    [],
  ],
  ['a name like a header that is none', 'ana,Name', [['ana', 'Name']], []],
  [
    'lines that are not understood',
    'ana,Ana\n,Ben\nann,Ann,ann@example.org\nana,Ana\nzoe',
    [['ana', 'Ana'], ['zoe']],
    ['2 no-id', '3 too-many-fields', '4 twice'],
  ],
  ['a quotation that does not end', 'ana,"Ana\nben,Ben', [['ben', 'Ben']], ['1 open-quote']],
  ['line numbers after a quoted break', '"a\nb",Two\n,None', [['a\nb', 'Two']], ['3 no-id']],
  ['a field that is too long', `${'a'.repeat(257)}\nben`, [['ben']], ['1 too-long']],
  ['half a character', 'a\uD800\nben', [['ben']], ['1 not-storable']],
  ['nothing', ' \n', [], []],
])('%s', (_title, text, people, bad) => {
  const parsed = parseExpected(text)
  expect(parsed.people.map(({ userId, name }) => (name === undefined ? [userId] : [userId, name]))).toEqual(people)
  expect(parsed.bad.map(({ line, problem }) => `${line} ${problem}`)).toEqual(bad)
})

test('ten thousand people are read, and no more', () => {
  const lines = Array.from({ length: MAX_EXPECTED + 5 }, (_, n) => `user-${n},"Person ${n}"`)
  const { people, bad } = parseExpected(lines.join('\n'))
  expect([people.length, bad]).toEqual([MAX_EXPECTED, [{ line: MAX_EXPECTED + 1, problem: 'too-many' }]])
})
