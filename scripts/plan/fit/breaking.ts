/** Where the lines of a text may break besides what the language has. */

/** How a text is broken besides where UAX 14 says. */
export interface Breaking {
  /** Chinese breaks between phrases only. */
  phrases: boolean
  /** Names break nowhere. */
  names: boolean
  /** Clauses stay whole where they fit. */
  clauses?: boolean
  /** Added after each character, px. */
  spacing: number
}
