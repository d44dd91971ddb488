import * as v from 'valibot'
import { storable } from './texts.ts'

const sid = v.pipe(v.string(), v.minLength(1), v.maxLength(256), storable)
const token = v.pipe(v.string(), v.maxLength(8192))
const total = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))
const position = v.pipe(v.string(), v.maxLength(256))

export const clientFrame = v.variant('type', [
  v.object({
    type: v.literal('hello'),
    token,
    position: v.exactOptional(position),
  }),
  v.object({ type: v.literal('resume'), position }),
  v.object({ type: v.literal('token'), token }),
  v.object({ type: v.literal('report'), sid, speakingMs: total, microphoneMs: total, cameraMs: total }),
])
