/**
 * Words that tie a sentence to the one before and say nothing on a slide.
 *
 * ```text
 *   因此，能提供更丰富的语义空间        By contrast, the tuned model follows people.
 *   ^^^                              ^^^^^^^^^^^^^
 * ```
 *
 * Only words without content stand here: a condition, a hedge, a negation or
 * a restriction is never dropped.
 */

import type { Span } from './prose.ts'

const connectives: readonly RegExp[] = [
  // Conclusion and cause, when the cause itself stands before.
  /(?:因此|所以(?:说(?=[，,]))?|因而|从而|于是|由此|这样一来|总之|总的来说|综上(?:所述)?|总而言之|简而言之|(?:可见|就这样)(?=[，,]))[，,、]?/y,
  /(?:as a result(?! of\b)|therefore|thus(?! far\b)|hence(?! the\b)|consequently|in short|in summary|in conclusion|to conclude|to sum up|overall(?=,)|all in all|and so|and|so(?! (?:far|that|as|many|much|few|long|called|to|do|does|did|is|are|was|were|can|will)\b)),?\s/iy,
  // Addition.
  /(?:此外|另外|同时|同[样理](?=[，,])|并(?:且|(?![不没非行列发购存用]))|而且|且(?!慢)|再者|除此之外|与此同时)[，,、]?/y,
  /(?:(?:in addition|additionally|moreover|furthermore|besides|meanwhile|at the same time),|also(?! known\b),?)\s/iy,
  // Contrast with what stands before; what is contrasted keeps its own words.
  /(?:相比之下|与之相比|相反(?![数的方角关])|不过(?!是|如此)|然而|但是|但(?!凡|愿)|而(?!是|言|已|非|不是))[，,、]?/y,
  /(?:by contrast|in contrast|on the other hand|on the contrary|however|nevertheless|nonetheless|instead(?=,)|still(?=,)|but(?! for\b)|yet(?! (?:another|to)\b)),?\s/iy,
  // Order in the text, not in time.
  /(?:(?:首先|其次|再次|最后|第[一二三四五六七八九十]|其[一二三四五]|随后|之后)[，,、]|(?:然后|接着)[，,、]?)/y,
  /(?:(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|last(?:ly)?|finally|to begin with|next|afterwards?|similarly|likewise|alternatively|again),|then,?)\s(?!again\b)/iy,
  // Where in the text.
  /在?这里(?:[，,]|(?!还?没?有|面|提|说|指|是|的))/y,
  // Turning to the reader.
  /(?:值得注意的是|需要注意的是|请注意(?=[，,:：])|注意(?=[，,:：])|请记住(?=[，,:：])|换言之|幸运的是|需要指出的是|事实上|实际上|其实|众所周知|换句话说|也就是说|具体来说|具体而言|简单来说|简单地说|当然)[，,:：]?/y,
  /(?:note that|notice that|remember that|keep in mind that|recall that|luckily,|fortunately,|thankfully,|put simply,|simply put,|indeed,|in fact|actually|of course|in other words|that is to say|that is(?=,)|specifically|in particular|basically|as you (?:can see|know)|as we (?:have seen|saw)|it is worth noting that|needless to say),?\s/iy,
  // That an example comes.
  /(?:(?:让|请)?(?:我们|大家|咱们)?(?:一起|先|再|就|也|来)*看(?:看|一看|一下)?(?:这么|这样|下面|以下|另外?)?(?:这|的|一)?个(?:场景|例子|示例|案例|情况)|举个例子|举例来说)[，,]/y,
  // The number of a paragraph that counts itself.
  /\d{1,2}[、）)]\s*(?=\p{L})/uy,
]

/** Says something only after the one who is spoken of, or after what it sets right: `因此都会……`, `简单来说就是……`. */
const predicate = /(?:就是?|都|也|是(?!否))(?!\p{Script=Latin})/uy

/** @returns The span without the connectives at its start. */
export function dropDiscourseMarker(value: string, span: Span): Span {
  let from = span.from
  for (let found = true; found;) {
    found = false
    for (const pattern of connectives) {
      pattern.lastIndex = from
      const match = pattern.exec(value)
      if (match && from + match[0].length < span.to && !isTruncated(value, match)) {
        from += match[0].length
        found = true
      }
    }
    while (from < span.to && /\s/.test(value.charAt(from))) from++
  }
  return { from, to: span.to }
}

/** Whether what is left without a connective has lost its subject with it. */
function isTruncated(value: string, match: RegExpExecArray): boolean {
  if (!/\p{Script=Han}$/u.test(match[0])) return false
  predicate.lastIndex = match.index + match[0].length
  return predicate.test(value)
}

/** Who acts in a walk through code, and that it comes now: the slide says what is done. */
const actors: readonly RegExp[] = [
  // What it is for: the code shows it.
  /(?:to|in order to)\s[^,.]{4,90},\s+(?=(?:we|let's|let us|you)\b)/iy,
  /为了?[^，,。]{2,30}[，,](?=(?:让)?我们)/y,
  // A hedge (`may`, `could`), a negation and a belief stay, with the one who has them.
  /(?:(?:now|next|then|first|finally|below|here|again|similarly|as before|to start|to begin(?: with)?),?\s+)?(?:(?:we|you)(?:'ll|\s+(?:can|will|are going to|want to|need to|have to|now|also|then|first|next|simply|just|further|directly))+|let's|let us)\s+(?!(?:not|never|cannot|only|know|believe|think|hope|assume|expect|have|be)\b)/iy,
  /(?:(?:now|next|then|first|finally|below|here|again|similarly|as before),?\s+)we\s+(?!(?:not|never|cannot|can|could|may|might|would|should|do|did|know|believe|think|hope|assume|expect|have|had|are|were)\b)/iy,
  /(?:(?:现在|接下来|下面|然后|之后|再次|这里|同样|类似地|和以前一样)[，,]?)?(?:让我们(?:来|先)?|我们(?:还|也)?(?:可以|来|先|首先|现在)+|我们)(?!不|没|无法|未|只|认为|希望|假设|假定|相信|需要|的|可能|也许)/y,
]

/** What is left says something: characters. */
const fewestLeft = { han: 4, other: 12 }

/** @returns The span without the one who acts at its start: `Now we can define …` → `define …`. */
export function dropActor(value: string, span: Span): Span {
  let { from } = span
  for (const pattern of actors) {
    pattern.lastIndex = from
    const length = pattern.exec(value)?.[0].length ?? 0
    const left = value.slice(from + length, span.to)
    const fewest = /\p{Script=Han}/u.test(left) ? fewestLeft.han : fewestLeft.other
    if (left.length >= fewest) from += length
  }
  return { from, to: span.to }
}

/** @returns The span without the full stop (not a question or exclamation mark) at its end. */
export function dropStop(value: string, span: Span): Span {
  let { to } = span
  while (to > span.from && /[\s。．.；;，,：:]/.test(value.charAt(to - 1))) to--
  // `…, or` goes on in the next item of its list.
  const joint = /[,，;；]\s*(?:and|or|或者?|以及|并且)$/i.exec(value.slice(Math.max(span.from, to - 12), to))
  if (joint) to -= joint[0].length
  // `etc.` keeps its stop.
  if (value.charAt(to) === '.' && /\b(?:etc|al|inc|e\.g|i\.e)$/i.test(value.slice(span.from, to))) to++
  return { from: span.from, to }
}
