import { toJsonSchema } from '@valibot/to-json-schema'
import fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import { clientFrame } from '../../src/protocol/schemas/index.ts'
import { anyText, fitting, spoilt, type Schema } from './arbitrary.ts'

/** What a client sends at once: a message, the pieces of one, or bytes past its own WebSocket. */
export type Shot =
  | { kind: 'message'; data: string | Buffer; binary: boolean }
  | { kind: 'pieces'; pieces: string[]; isFinished: boolean }
  | { kind: 'bytes'; bytes: Buffer }

const schema = toJsonSchema(clientFrame, { errorMode: 'ignore' }) as Schema
const frame = fitting(schema)

const text = (data: string): Shot => ({ kind: 'message', data, binary: false })

/** A frame of the protocol with some of its bytes changed, often no UTF-8 any more. */
const flipped = fc
  .tuple(frame, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }))
  .map(([value, changes]) => {
    const data = Buffer.from(JSON.stringify(value))
    for (const [at, byte] of changes) data[at % data.length] = byte
    return data
  })

const nested = fc
  .tuple(fc.integer({ min: 1, max: 9_000 }), fc.constantFrom('[', '{"type":', '{"type":"hello","token":['))
  .map(([depth, open]) => open.repeat(depth))

const hugeNumber = fc
  .constantFrom('1e999', '-1e999', '9007199254740993', `${'9'.repeat(400)}`, '1e-400', '-0', '0x10', 'NaN')
  .map((number) => `{"type":"report","sid":"PA_x","speakingMs":${number},"microphoneMs":0,"cameraMs":0}`)

/** JSON in which a surrogate stands alone, NUL, what means something to JavaScript, and a key twice. */
const oddJson = fc.constantFrom(
  '{"type":"resume","position":"\\ud800"}',
  '{"type":"resume","position":"1.\\u0000.staff"}',
  '{"type":"report","sid":"\\u0000","speakingMs":1,"microphoneMs":1,"cameraMs":1}',
  '{"type":"report","sid":"\\udfff\\ud800","speakingMs":1,"microphoneMs":1,"cameraMs":1}',
  '{"type":"resume","position":"1.a.staff","__proto__":{"type":"hello","isOpen":true}}',
  '{"__proto__":{"type":"hello"},"constructor":{"prototype":{"viewer":1}}}',
  '{"type":"__proto__"}',
  '{"type":"resume","type":"hello","token":"x","position":"1.a.staff"}',
  '{"type":"resume","position":"999999999999999.a.staff"}',
  '{"type":"resume","position":"0.a.everyone"}',
)

/** A WebSocket frame as no client makes it: reserved bits and opcodes, no mask, a length that is not that of its bytes. */
const rawFrame = fc
  .record({
    head: fc.nat(255),
    isMasked: fc.boolean(),
    length: fc.constantFrom('true', 'larger', '64 bit'),
    payload: fc.uint8Array({ maxLength: 125 }),
  })
  .map(({ head, isMasked, length, payload }) => {
    const mask = isMasked ? randomBytes(4) : Buffer.alloc(0)
    const masked = Buffer.from(payload.map((byte, n) => byte ^ (mask[n % 4] ?? 0)))
    const bit = isMasked ? 0x80 : 0
    const lengths = {
      true: [bit | payload.length],
      larger: [bit | 126, 0x3f, 0xff],
      '64 bit': [bit | 127, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    }
    return Buffer.concat([Buffer.from([head, ...lengths[length as keyof typeof lengths]]), mask, masked])
  })

const pieces = fc.tuple(frame, fc.integer({ min: 1, max: 9 }), fc.boolean()).map(([value, size, isFinished]): Shot => {
  const whole = JSON.stringify(value)
  return { kind: 'pieces', pieces: whole.match(new RegExp(`[^]{1,${size * 10}}`, 'g')) ?? [], isFinished }
})

const shot: fc.Arbitrary<Shot> = fc.oneof(
  { weight: 6, arbitrary: fc.oneof(frame, spoilt(schema)).map((value) => text(JSON.stringify(value) ?? '')) },
  { weight: 3, arbitrary: flipped.map((data): Shot => ({ kind: 'message', data, binary: false })) },
  { weight: 2, arbitrary: fc.oneof(hugeNumber, oddJson, nested, fc.json(), fc.string()).map(text) },
  { weight: 1, arbitrary: anyText({ minLength: 0, maxLength: 400 }).map((part) => text(part.repeat(60))) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map(binary) },
  { weight: 1, arbitrary: pieces },
  { weight: 1, arbitrary: rawFrame.map((bytes): Shot => ({ kind: 'bytes', bytes })) },
)

function binary(bytes: Uint8Array): Shot {
  return { kind: 'message', data: Buffer.from(bytes), binary: true }
}

/** One frame sent many times: of the protocol, so that nothing but the number is wrong with it. */
const flood = fc.tuple(fc.constantFrom('resume', 'report'), fc.integer({ min: 40, max: 120 })).map(([type, count]) => {
  const report = { sid: 'PA_x', speakingMs: 1, microphoneMs: 1, cameraMs: 1 }
  return Array.from({ length: count }, () => text(JSON.stringify({ type, position: '1.a.staff', ...report })))
})

/** Somebody's whole visit: whether they say a good hello first, and what they send. */
export type Visit = { saysHello: boolean; shots: Shot[] }

export const visit: fc.Arbitrary<Visit> = fc.record({
  saysHello: fc.boolean(),
  shots: fc.oneof(
    { weight: 30, arbitrary: fc.array(shot, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: flood },
  ),
})
