import { expect } from '@open-wc/testing'
import { likeness, nameWords } from '../../src/view-models/same-person.ts'

const like = (one: string, other: string) => likeness(nameWords(one), nameWords(other))

describe('two names', () => {
  for (const [one, other] of [
    ['Ben Adler', 'ben adler'],
    ['Adler, Ben', 'Ben Adler'],
    ['José Núñez', 'Jose Nunez'],
    ['Søren Ångström', 'soren angstrom'],
    ['山田太郎', '山田 太郎'],
    ['محمَّد الأحمد', 'محمد الأحمد'],
    ['Ольга Иванова', 'ИВАНОВА ОЛЬГА'],
    ['ΓΙΏΡΓΟΣ Παππάς', 'Γιώργος Παππας'],
    ['김민수', '김 민수'],
    ['Anna-Lena Groß', 'Anna Lena Gross'],
    ['  Ben   Adler ', 'Ben Adler 🎧'],
  ] as const)
    it(`are one: ${one}, ${other}`, () => expect(like(one, other)).to.equal(1))

  for (const [one, other] of [
    ['Ben A.', 'Ben Adler'],
    ['B. Adler', 'Ben Adler'],
    ['Ben Adlre', 'Ben Adler'],
    ['Katharina Schmitt', 'Katarina Schmidt'],
    ['Ben', 'Ben Adler'],
    ['Maria Garcia', 'María José García López'],
    ['Сергей П', 'Сергей Петров'],
    ['दीपा', 'दीपा शर्मा'],
  ] as const)
    it(`may be one: ${one}, ${other}`, () => {
      expect(like(one, other)).to.be.within(0.2, 0.99)
      expect(like(other, one)).to.equal(like(one, other))
    })

  for (const [one, other] of [
    ['Ben Adler', 'Ana Weber'],
    ['Ben Adler', 'Ben Weber'],
    ['B. A.', 'Ben Adler'],
    ['Jan Li', 'Jan Lu'],
    ['Ali', 'Ala'],
    ['山田太郎', '山田次郎'],
    ['김민수', '김민서'],
    ['राम', 'रमा'],
    ['🎧', 'Ben Adler'],
    ['', 'Ben Adler'],
  ] as const)
    it(`are two: ${one}, ${other}`, () => expect(like(one, other)).to.equal(0))

  it('are more alike the more of them is the same', () => {
    const guesses = ['Ben Adler', 'Ben Adlre', 'Ben A', 'Ben']
    const found = guesses.map((guess) => like(guess, 'Ben Adler'))
    expect(found).to.deep.equal(found.toSorted((a, b) => b - a))
    expect(new Set(found).size).to.equal(4)
  })
})
