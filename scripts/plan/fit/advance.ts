/** How wide characters are. */

import type { CapacityFont } from '#template'

/** Pairs of a font by their text. */
const pairsOf = new WeakMap<CapacityFont, Map<string, number>>()

const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const alphanumeric = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u

/** Scripts that the bundled fonts hold. */
const ours = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u

/**
 * What a letter of the system's fonts is taken to be wide, em: nobody knows which these are. Where
 * there is none, each of its marks is a box of its own.
 */
const foreign = 0.9

/** What signs and the letters of mathematics (𝕎) are taken to be wide in them, em. */
const sign = 1

/** @returns Whether a character takes a square. */
export function isWide(character: string): boolean {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3ffff}]/u.test(
    character,
  )
}

/** @returns How far a character moves on, em. */
export function advanceOf(character: string, font: CapacityFont): number {
  const known = font.advances[character]
  if (known !== undefined) return known
  if (isWide(character)) return font.wide
  if (/[\p{Cf}\p{Cc}]|[\p{Script=Inherited}&&\p{M}]/v.test(character)) return 0
  if (/\p{Extended_Pictographic}/u.test(character)) return font.emoji
  if (ours.test(character)) return font.other
  return Math.max(font.other, /\p{L}|\p{M}/u.test(character) && character.length === 1 ? foreign : sign)
}

/** @returns What a character stands nearer to the one before it than the two are wide, em. */
export function between(before: string, after: string, font: CapacityFont): number {
  let pairs = pairsOf.get(font)
  if (!pairs) {
    pairs = new Map()
    for (const [less, texts] of Object.entries(font.pairs)) {
      const characters = [...texts]
      for (let at = 0; at < characters.length; at += 2)
        pairs.set(`${characters[at]}${characters[at + 1]}`, Number(less))
    }
    pairsOf.set(font, pairs)
  }
  return pairs.get(before + after) ?? 0
}

/** @returns Whether the two scripts are set a little apart. */
export function apart(before: string, after: string): boolean {
  return (
    (ideograph.test(before) && alphanumeric.test(after)) ||
    (alphanumeric.test(before) && ideograph.test(after))
  )
}
