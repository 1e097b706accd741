/** A text that announces what comes after it: `There are two kinds:`, `… whose members include`. */

/** What its end looks like. */
export const leadInPattern =
  /[:：]\s*$|\b(?:as follows|includ(?:e|es|ing)|such as)\s*$|(?:包括|如下|例如|比如)\s*$/i

/** @returns Whether a text goes on in what comes after it. */
export function isLeadIn(text: string): boolean {
  return leadInPattern.test(text)
}
