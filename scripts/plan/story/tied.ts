/** Whether a point goes on from what was said before it: alone it says nothing. */

const english =
  /^(?:this|these|those|it|they|he|she|such|and|but|so|or|however|therefore|thus|hence|moreover|furthermore|also|then|instead|otherwise)\b(?!\s+(?:is|was)\s+(?:possible|important|necessary|worth|easy|hard|clear|likely)\b)/i

const chinese =
  /^(?:这|那|它|他们?|她|此|该|上述|前者|后者|其(?!中|他|实)|因此|所以|但是?|而且?|然而|于是|不过|并且|另外|此外|也(?!许)|就是因为)/u

/** @returns Whether a text begins with a word for what stood before it, or that ties it to that. */
export function isTied(text: string): boolean {
  const words = text.trim()
  return english.test(words) || chinese.test(words)
}

/** `This method` names something; `It`, `They` and what ties two sentences do not. */
const named = /^(?:(?:this|these|those)\s+\p{L}+|(?:这|那|该)[一两几些个种类]?\p{Script=Han}{2})/iu

/** @returns Whether a text begins with a word for what stood before it, and does not name that. */
export function isPronoun(text: string): boolean {
  return isTied(text) && !named.test(text.trim())
}
