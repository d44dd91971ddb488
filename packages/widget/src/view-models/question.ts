/**
 * What a person is asked before something that concerns many, or that cannot be undone. `verb` is the button's; of a
 * danger the Enter key never confirms.
 */
export type Question = { heading: string; text: string; verb: string; isDanger: boolean }

/** What concerns more people than this is asked for twice. */
export const ASKS_ABOVE = 10
