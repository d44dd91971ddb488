/**
 * One measured figure. `id`: which promise it belongs to (W1 to W7: the element, S1 to S12: the server, R1 to R5: recovery).
 * `peer`: what a good existing way does in the same run, or `undefined`; `limit`: the least that the platform allows, in
 * the same run.
 */
export type Figure = {
  id: string
  name: string
  value: number
  unit: string
  peer?: number
  limit?: number
  /** Such as `>= 0.45`, `<= 10`. */
  goal: string
  ok: boolean
  /** How it was measured, where the name does not say. */
  note?: string
}

export type Bench = { id: string; title: string; run(): Promise<Figure[]> }

type Measured = Omit<Figure, 'ok'>

/** The figure with its verdict, rounded to three significant digits. */
export function figure(measured: Measured): Figure {
  return {
    ...measured,
    value: rounded(measured.value),
    ...optional(measured),
    ok: meets(measured.value, measured.goal),
  }
}

function optional({ peer, limit }: Measured): Pick<Figure, 'peer' | 'limit'> {
  return {
    ...(peer !== undefined && { peer: rounded(peer) }),
    ...(limit !== undefined && { limit: rounded(limit) }),
  }
}

function meets(value: number, goal: string): boolean {
  const [, sign, bound] = /^(>=|<=|=) (\d+(?:\.\d+)?)$/.exec(goal) ?? []
  if (!sign) throw new Error(`not a goal: ${goal}`)
  if (sign === '=') return value === Number(bound)
  return sign === '>=' ? value >= Number(bound) : value <= Number(bound)
}

export function rounded(value: number): number {
  return Number(value.toPrecision(3))
}

/** Of values in any order; `share` 0.5 is the median, 0.99 the 99th of a hundred. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(values: number[]): number {
  return quantile(values, 0.5)
}
