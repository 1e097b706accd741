/** What the text of a deck depends on besides the deck. */

import type { Transition } from '#tree/transitions.ts'

/** What the text depends on besides the deck. */
export interface WriteOptions {
  /** Value of Slidev's `theme:`, as `../../templates/seminar` or `@slidev/theme-seriph`. */
  theme: string
  /** Value of Slidev's `addons:`, as `@/../../templates/guard`. */
  addons?: readonly string[]
  /** px (default: Slidev's, 980 × 551). */
  canvas?: { width: number; height: number }
  /** How one slide becomes the next (default: as the theme has it). */
  transition?: Transition | undefined
  /** Settings of the theme. */
  themeConfig?: Record<string, string>
  /** Address in the article → name of the file that was copied to the deck's `public/img/`. */
  images?: Record<string, string>
}
