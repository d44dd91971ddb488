import { describe, expect, test } from 'vitest'
import { FAULT_CASES } from '../faults/cases/index.ts'
import { runCase } from '../faults/run-case.ts'

const seed = Math.floor(Math.random() * 2 ** 31)

describe.concurrent(`faults, in short (seed ${seed}; \`pnpm faults\` runs them in full)`, () => {
  for (const fault of FAULT_CASES.filter(({ short }) => short)) {
    test(`${fault.number} ${fault.title}`, async () => {
      const { checks, failures } = await runCase(fault, { seed, isShort: true })
      expect(failures).toEqual([])
      expect(checks.length).toBeGreaterThan(0)
    })
  }
})
