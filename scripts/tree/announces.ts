/** A text that announces what comes after it. */

/** @returns Whether a text ends in a colon. */
export function announces(text: string): boolean {
  return /[:：]\s*$/.test(text)
}
