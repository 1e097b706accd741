/**
 * The clauses of a sentence that can stand alone.
 *
 * ```text
 *   基础模型保留了最完整的能力，因此能提供更丰富的语义空间。
 *   ^^^^^^^^^^^^^^^^^^^^^^^^ ^^^^^^^^^^^^^^^^^^^^^^^^^^      two
 *   只要基础足够强，不做微调也能得到出色的能力。
 *   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^               one: a condition and what it leads to
 * ```
 *
 * When unsure, clauses stay together: a long point is better than a false one.
 */

import type { Prose, Span } from './prose.ts'
import { dropDiscourseMarker, dropStop } from './discourse-markers.ts'
import { trim } from './index.ts'

/** Opens a clause that says nothing without the one after it. */
const opens: readonly RegExp[] = [
  // Condition, concession, cause, time.
  /^(?:只要|只有|如果|如需|如要|如想|若|要是|假如|倘若|即使|即便|哪怕|虽然|尽管|因为|由于|既然|当|除非|无论|不管|不论|不仅|不但|不只|与其|一旦|随着|为了|一方面|要么|不是)/,
  /^(?:if|when|whenever|because|since|although|though|even (?:if|though)|while|as|unless|whether|once|before|after|rather than|instead of|given|despite|in spite of|until|with|without|not only|to|for|in|on|at|by|from|under|during|among|between|the more)\b/i,
  // The same, after a subject: `图例虽然可以帮助区分，但…`.
  /^[^，,]{1,12}(?:虽然|尽管|不仅|不但|如果|要是|只要|一旦)/,
  // Who says, finds or knows what the next clause is: `专家指出，…`, but not `一个发现，…`.
  /(?<![的个项次种这各大新])(?:发现|表示|指出|认为|强调|显示|表明|证明|意味着|意识到|认识到|注意到|透露|坦言)$/,
  /随着?[^，,]{1,6}(?:发展|推移|变化|增长)$/,
  // Likeness: `像 state 一样，…`.
  /^就?像[^，,]*(?:一样|那样)$/,
  // Circumstance.
  /^(?:在|于)[^，,]*(?:中|时|后|前|上|下|里|内|间|阶段|方面|过程|情况|之外|以来|期间)$/,
  /^[^，,]{0,12}(?:年|月|周|天|日|小时|分钟|秒)(?:内|间|里|来|以来)$/,
  /在[^，,]*中$|(?:时候?|之[前后]|以[前后]|的话|期间)$|^(?:每当|每次|每到|一到)/,

  /^(?:对|对于|关于|针对|至于|就)[^，,]*$/,
  /^(?:根据|按照|基于|通过|作为|除了|除|借助|围绕|依据|经过|相比|相对|比起|例如|比如|尤其|特别)/,
  /^从[^，,]*(?:看|说|讲|言|起|出发|开始|角度)$/,
  // The more, the more.
  /越/,
  // A topic without a verb: `在基础模型上构建的视觉语言模型，…`.
  /^(?:没有)?[^，,是有会能可要把被将让使了不更]*的[^，,是有会能可要把被将让使得了不更越很没无]{1,14}$/,
]

/** Opens a clause that says nothing without the one before it. */
const anaphora =
  /^(?:.{0,8}(?:就|才|便|则)(?!是说)|(?:是|即|也就是|也|都|还|称为|称作|用来|用以|反而|甚至|包括|会|将(?![来近军帅士官领])|被|如|比如|例如|尤其|特别|其中|这|那|它|其|使|让|以便|以|从而使|否则|而非|而是|而不是|或|或者|和|与|及)|[^\p{L}\p{N}])/u

/** Ties what comes next to what was said, and is no clause: `……的功能是，具体而言，……`. */
const ties =
  /^(?:具体(?:而言|来说)|也就是说|换(?:句话说|言之)|至此|例如|比如|因此|所以|但是|然而|不过|同时|此外|另外|首先|其次|最后|然后|接着|那么|当然|其中|(?:另)?一方面)$/

/** Marks and white space at the end, looked for only where a run of them begins: runs may be long. */
const atEnd = /(?<![，,；;。.\s])[，,；;。.\s]+$/

/** A semicolon: what was begun ends here. */
const ends = /[；;]\s*$/

/** A clause shorter than this says too little: Han characters, or characters of other scripts. */
const fewest = { han: 6, other: 24 }

/**
 * Cut a sentence into what can stand alone on a slide.
 *
 * @returns Spans in order, without connectives at their starts and full stops at their ends.
 */
export function clauses(prose: Prose, sentence: Span): Span[] {
  const { value } = prose
  const pieces = separators(prose, dropDiscourseMarker(value, sentence))
  const groups: Span[] = []
  let open = false
  for (const piece of pieces) {
    const words = value.slice(piece.from, piece.to)
    const bare = words.replace(atEnd, '').trimStart()
    const last = groups.at(-1)
    // Between semicolons stand equals: a short clause after one belongs to what follows, `…；大型公司，…`.
    const short = tooShort(bare)
    const ahead =
      ties.test(bare) || (short && last !== undefined && ends.test(value.slice(last.from, last.to)))
    if (
      last &&
      !ahead &&
      (open || anaphora.test(bare) || short || tooShort(value.slice(last.from, last.to)))
    ) {
      last.to = piece.to
    } else {
      groups.push({ ...piece })
    }
    // `但在某些能力上，` opens too: the connective before a circumstance is none of it.
    const shortened = trim(value, dropDiscourseMarker(value, trim(value, piece)))
    const opening = value.slice(shortened.from, shortened.to).replace(atEnd, '')
    open =
      ties.test(bare) ||
      (opens.some((pattern) => pattern.test(bare) || pattern.test(opening)) && !ends.test(words))
  }
  return groups
    .map((group) => dropStop(value, trim(value, dropDiscourseMarker(value, trim(value, group)))))
    .filter((group) => group.from < group.to)
}

/** Where a sentence may be cut at all: outside brackets, quotes, code and links. */
function separators(prose: Prose, sentence: Span): Span[] {
  const { value, solid } = prose
  const pieces: Span[] = []
  let depth = 0
  let from = sentence.from
  for (let index = sentence.from; index < sentence.to; index++) {
    const character = value.charAt(index)
    if ('（([【「『《“'.includes(character)) depth++
    else if ('）)]】」』》”'.includes(character)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && isCut(value, index) && !solid.some(([a, b]) => a <= index && index < b)) {
      pieces.push({ from, to: index + 1 })
      from = index + 1
    }
  }
  pieces.push({ from, to: sentence.to })
  return pieces
}

function isCut(value: string, index: number): boolean {
  const character = value.charAt(index)
  if ('，；'.includes(character)) return true
  if (character === ';') return true
  if (character !== ',') return false
  // A narrow comma between Chinese words is a comma as theirs.
  if (/\p{Script=Han}/u.test(value.charAt(index + 1)) || /\p{Script=Han}/u.test(value.charAt(index - 1)))
    return true
  const after = value.slice(index + 1, index + 24)
  return /^ (?:and so|and|but|so|yet|while|whereas) (?:it|they|we|you|he|she|this|that|these|those|there|the|a|an|its|our|their|may|can|will|must)\b/i.test(
    after,
  )
}

function tooShort(words: string): boolean {
  const han = words.match(/\p{Script=Han}/gu)?.length ?? 0
  return han > 0 ? han < fewest.han : words.trim().length < fewest.other
}
