/** One thing looked at: in order; in order with a `cure` (something to know or to mend soon); or not, with its cure. */
export type Check = { name: string; ok: boolean; detail: string; cure?: string }
