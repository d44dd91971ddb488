import * as v from 'valibot'

const position = v.pipe(v.string(), v.maxLength(256))

export const clientFrame = v.variant('type', [
  v.object({
    type: v.literal('hello'),
    token: v.pipe(v.string(), v.maxLength(8192)),
    position: v.exactOptional(position),
  }),
  v.object({ type: v.literal('resume'), position }),
])
