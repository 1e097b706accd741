/**
 * Who speaks in a sentence, and to whom. A slide speaks for nobody and to nobody: what `I` did is said by
 * the writer, not by who gives the talk.
 */

const writer =
  /(?<![\p{L}\p{N}.'’-])I(?:['’](?:m|ve|ll|d))?(?![\p{L}\p{N}.'’/-]|\s?\/\s?O)|\b(?:me|my|mine|myself)\b|(?<!自)我(?![们国方军省市区校司院行])|笔者|小编|本人/iu

const all = /\b(?:we|us|our|ours|let['’]s)\b|我们|咱们/iu

const reader = /\b(?:you|your|yours)\b|你们?|您|大家|读者|各位|朋友们/iu

/** @returns Whether the writer speaks of himself. */
export function isPersonal(text: string): boolean {
  return writer.test(text)
}

/** @returns Whether somebody speaks for more than himself: `we`. */
export function isOfUs(text: string): boolean {
  return all.test(text)
}

/** @returns Whether somebody speaks, or is spoken to: the writer, all of us, the reader. */
export function hasPerson(text: string): boolean {
  return isPersonal(text) || isOfUs(text) || reader.test(text)
}
