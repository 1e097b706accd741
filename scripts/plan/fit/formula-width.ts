/** How wide a formula is in a slot. */

import type { Box } from '#template'
import { formula, type Formula } from './formula.ts'
import type { Setting, TextSetting } from './setting.ts'

/** @returns The width of a formula in one line, px; 0 where KaTeX does not take it. */
export function formulaWidth(tex: string, box: Box, setting: Setting): number {
  const found = formula(tex, true)
  return found ? inkWidth(found) * formulaSize(box, setting.text(box)) : 0
}

/** @returns The width of all that KaTeX draws, em of its size. */
export function inkWidth({ glyphBoxes }: Formula): number {
  return glyphBoxes.reduce((sum, { width }) => sum + width, 0)
}

/** @returns The size in which a formula is set, px. */
export function formulaSize(box: Box, text: TextSetting): number {
  return box.gap ?? text.size * text.formula
}
