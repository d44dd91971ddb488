import { pino, type DestinationStream, type Logger } from 'pino'
import { faultOf } from './fault.ts'

/** Fields that would carry a secret or a person. Nothing logs them on purpose: this is the second net. */
const SECRET = ['authorization', 'token', 'apiSecret', 'panelSecret', 'secret', 'password', 'cookie']
const PERSONAL = ['userId', 'identity', 'username', 'imageUrl', 'ip']
const REDACTED = [...SECRET, ...PERSONAL].flatMap((field) => [field, `*.${field}`, `*.*.${field}`])

/** Structured lines on stdout: rooms by name, nobody and no secret. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: null, redact: REDACTED, serializers: { err: faultOf } }
  return destination ? pino(options, destination) : pino(options)
}
