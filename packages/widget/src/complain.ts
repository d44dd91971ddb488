/**
 * Tells the page's author in the console what is wrong and how to mend it. `problem`: what was thrown, or a `Mistake`.
 * Resolves with the sentence.
 */
export async function complain(problem: unknown): Promise<string> {
  const { explain } = await import('./cures.ts').catch(() => ({ explain: String }))
  const sentence = explain(problem)
  console.error(`[participant-panel] ${sentence}`)
  return sentence
}
