/** A text that announces what comes after it: `There are two kinds:`, `… whose members include`. */

/** What its end looks like. */
export const announcing =
  /[:：]\s*$|\b(?:as follows|includ(?:e|es|ing)|such as)\s*$|(?:包括|如下|例如|比如)\s*$/i

/** @returns Whether a text goes on in what comes after it. */
export function announces(text: string): boolean {
  return announcing.test(text)
}
