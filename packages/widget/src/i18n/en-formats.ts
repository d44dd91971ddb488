import { formatsOf } from './formats.ts'

export const formats = formatsOf('en', { hourCycle: 'h23' })

/** "at 10:42", "on Nov 27, 2026 at 10:42". */
export const on = formats.when({
  today: (time) => `at ${time}`,
  otherDay: (day, time) => `on ${day} at ${time}`,
})
