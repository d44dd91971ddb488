import { expect } from '@open-wc/testing'
import { person } from '../../src/testing/person.ts'
import { createListOrder } from '../../src/view-models/list-order.ts'
import type { Person } from '../../src/view-models/person.ts'

const numeric = new Intl.Collator(undefined, { numeric: true })
const PIECES = ['Ana', 'ana', 'Änne', 'Zoe', 'Room', '李', 'ليلى', ' ', '-', '.', '2', '10', '007', '٣', '١٢', '9']

describe('order of the list', () => {
  it('counts what is written as a number', () => {
    expect(inOrder(['Room 10', 'Room 9', 'room 2', 'Ana', 'Änne', 'ana 3'])).to.deep.equal([
      'Ana',
      'ana 3',
      'Änne',
      'room 2',
      'Room 9',
      'Room 10',
    ])
  })

  it('is that of a collator that counts', () => {
    const names = Array.from({ length: 2_000 }, (_, at) => nameOf(at))
    const ordered = inOrder(names)
    expect(ordered).to.have.length(names.length)
    for (const [at, name] of ordered.slice(1).entries())
      expect(numeric.compare(ordered[at]!, name), `${ordered[at]!} before ${name}`).to.be.at.most(0)
  })

  it('stands everybody where they would stand if all were sorted anew', () => {
    const order = createListOrder(() => 'room')
    const people = Array.from({ length: 300 }, (_, at) => personNamed(nameOf(at), at))
    for (const each of people) order.put(each.record.id, each)
    for (const [at, { record }] of people.entries())
      if (at % 3 === 0) order.put(record.id, (people[at] = personNamed(nameOf(at + 900), at)))
    const [one] = order.sections()
    order.putAll(people)
    expect(one!.ids).to.deep.equal(order.sections()[0]!.ids)
  })
})

/** The same in every run. */
function nameOf(seed: number): string {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0
  return Array.from({ length: 1 + (state % 5) }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return PIECES[(state >>> 8) % PIECES.length]
  }).join('')
}

function personNamed(name: string, number: number): Person {
  const record = person({ userId: `user-${number}`, name })
  const media = { microphone: undefined, camera: undefined, screen: undefined }
  return { record, live: undefined, isYou: false, isBot: false, presence: 'here', ...media }
}

function inOrder(names: string[]): string[] {
  const people = names.map(personNamed)
  const order = createListOrder(() => 'room')
  order.putAll(people)
  const nameById = new Map(people.map(({ record }) => [record.id, record.name]))
  return order.sections()[0]!.ids.map((id) => nameById.get(id)!)
}
