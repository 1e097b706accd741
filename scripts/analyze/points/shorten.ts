/**
 * A long sentence → its main statement, where what is left out changes nothing.
 *
 * ```text
 *   The tool reads each file once, which takes a second, and keeps a hash of it in memory.
 *   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^                                        relative clause: may go
 *   The tool reads each file once, but only on Linux.                    contrast: stays whole
 * ```
 *
 * Only an end is ever cut off, at a joint of the tables below, and never one
 * that sets right, limits, or concludes from what stands before it: a long
 * point is better than a false one.
 */

import type { Lang } from '#tree/nodes.ts'
import { cue } from '../sentences/cues.ts'
import { dropActor, dropDiscourseMarker, dropStop } from '../sentences/discourse-markers.ts'
import type { Prose, Span } from '../sentences/prose.ts'
import { trim } from '../sentences/index.ts'

/**
 * The longest point, in characters: two lines of a slide. People write 4 to 8
 * words an item, 17 at the 90th percentile; in Chinese about twice as many characters.
 */
export const longest: Record<Lang, number> = { en: 130, zh: 46 }

/** What is left says something: characters. */
const least: Record<Lang, number> = { en: 30, zh: 12 }

/** What may follow a comma and be left out: it tells more, gives cases, or says why. */
const joints: Record<Lang, RegExp> = {
  en: /^,\s(?:which|who|whose|where|including|such as|for example|for instance|e\.g\.|because|since|(?:thereby\s|thus\s)?(?:making|allowing|enabling|ensuring|resulting|leading|causing|leaving|giving|letting|helping)|and (?:it|they|we|you|he|she|there) )/i,
  zh: /^[，,](?:其中|包括|例如|比如|譬如|诸如|从而|以便|以(?:保证|确保|避免|便|免|及时)|因为|由于|这(?:样|就|使|让|意味|可以|能|种|也|些)|使得)/u,
}

/** What sets right, limits or concludes: never left out. */
const corrections: Record<Lang, RegExp> = {
  en: /\b(?:but|however|unless|except|although|though|yet|only|not|n['’]t|never|rather|instead|while|whereas|if|so|therefore|thus|hence|until|otherwise|still|even|may|might|could|should)\b/i,
  zh: /但|却|不过|然而|可是|而(?:非|不|是)|除非|否则|如果|只[有要能是]|前提|因此|所以|于是|因而|除了?|仅|可能|也许|未必|尽管|虽然|[，,]\s?(?:并|然后|再|同时|还)/u,
}

/** Opens a clause that says nothing without the one after it. */
const openers: Record<Lang, RegExp> = {
  en: /^(?:after|although|as|at|because|before|by|despite|due to|during|even|for|from|given|if|in|instead of|not only|on|once|rather than|since|though|to|under|unless|until|when|whenever|whether|while|with|within|without)\b/i,
  zh: /^(?:只要|只有|如果|如需|若|要是|假如|倘若|即使|虽然|尽管|因为|由于|既然?|当|除非|无论|不管|不论|不仅|不但|与其|一旦|随着|为了?|一方面|要么|在|对|对于|关于|根据|按照|基于|通过|除了?|从|首先|一是)/u,
}

/** Opens a sentence whose statement is what follows from it. */
const causes: Record<Lang, RegExp> = {
  en: /^(?:as|because|since|given|not only|either|both|whether)\b/i,
  zh: /^(?:因为|由于|既然?|正因|不仅|不但|无论|不管|一方面|要么)/u,
}

/** A verb that makes a statement of English words. */
const verb =
  /\b(?:is|are|was|were|be|has|have|had|do|does|did|can|could|will|would|may|might|must|should|adds?|allows?|becomes?|brings?|builds?|calls?|comes?|contains?|creates?|defines?|depends?|gets?|gives?|goes|helps?|holds?|includes?|keeps?|leads?|lets?|makes?|means?|needs?|offers?|provides?|puts?|reads?|remains?|requires?|returns?|runs?|saves?|sends?|shows?|starts?|stores?|supports?|takes?|tells?|uses?|works?|writes?|\w{2,}ed)\b/i

/**
 * @param sentence A sentence.
 * @param beside Whether it stands beside code: who does it is the reader, and what it is for is the code.
 * @returns The sentence without lead-in and full stop; one that is too long without its end, where that may go.
 */
export function shorten(prose: Prose, sentence: Span, lang: Lang, beside = false): Span {
  const led = dropDiscourseMarker(prose.value, sentence)
  const whole = dropStop(prose.value, beside ? dropActor(prose.value, led) : led)
  if (whole.to - whole.from <= longest[lang]) return whole
  const cuts = cutsOf(prose, whole, lang)
  return cuts.findLast(({ from, to }) => to - from <= longest[lang]) ?? cuts[0] ?? whole
}

/** The beginnings of a sentence that may stand for it, shortest first. */
function cutsOf(prose: Prose, { from, to }: Span, lang: Lang): Span[] {
  const { value, solid } = prose
  const found: Span[] = []
  let depth = 0
  let commas = 0
  let piece = 0
  for (let index = from; index < to; index++) {
    const character = value.charAt(index)
    if ('（([【「『《“'.includes(character)) depth++
    else if ('）)]】」』》”'.includes(character)) depth = Math.max(0, depth - 1)
    while ((solid[piece]?.[1] ?? Infinity) <= index) piece++
    if (depth > 0 || (solid[piece]?.[0] ?? Infinity) <= index) continue
    // Behind a colon or a dash stands what was announced, or what it is about.
    if ('：—–'.includes(character) || (character === ':' && /\s/.test(value.charAt(index + 1)))) break
    if (character !== ',' && character !== '，') continue
    const rest = value.slice(index, to)
    const head = value.slice(from, index)
    if (joints[lang].test(rest) && !corrections[lang].test(rest) && isStatement(head, commas, lang)) {
      found.push(dropStop(value, trim(value, { from, to: index })))
    }
    commas++
  }
  return found
}

function isStatement(head: string, commas: number, lang: Lang): boolean {
  if (head.length < least[lang] || cue('incomplete', head)) return false
  // A cause first: what it leads to is the statement.
  if (causes[lang].test(head)) return false
  // A circumstance first: its own clause is not the statement.
  const main = openers[lang].test(head) ? (commas > 0 ? head.slice(head.search(/[,，]/) + 1) : '') : head
  return main.length >= least[lang] / 2 && (lang === 'zh' || verb.test(main))
}
