/** No NUL, which Postgres refuses, and no half of a character, in whose place every database puts the same other one. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text)
}
