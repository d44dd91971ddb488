import * as v from 'valibot'
import type { RawData } from 'ws'
import type { ClientFrame } from '../../protocol/index.ts'
import { clientFrame } from '../../protocol/schemas/index.ts'

/** A frame of this protocol; undefined for anything else. */
export function readFrame(data: RawData, isBinary: boolean): ClientFrame | undefined {
  if (isBinary || !(data instanceof Buffer)) return undefined
  try {
    const result = v.safeParse(clientFrame, JSON.parse(data.toString()))
    return result.success ? result.output : undefined
  } catch {
    return undefined
  }
}
