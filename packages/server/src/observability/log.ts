import { pino, type Logger } from 'pino'

/** Structured lines on stdout. Tokens and secrets never reach it: nothing logs headers or bodies. */
export function createLog(level: string): Logger {
  return pino({ level, base: null })
}
