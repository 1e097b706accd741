/**
 * What a paper says that it contributes: its own list, or its own First, Second, Third.
 *
 * ```text
 *   Our contributions are as follows:      The contributions of this paper are threefold.
 *   ^^^^^^^^^^^^^^^^^ name                  First, we state … Second, we prove …
 *   - A condition that …                          ^^^^^^^^^^         ^^^^^^^^^^ contribution
 *     ^^^^^^^^^^^^^^^^ contribution
 * ```
 */

import type { List, Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Flow, Form, Side } from '#tree/nodes.ts'
import { claimsOf, type Context, pointOfItem } from '../points/index.ts'
import { shorten } from '../points/shorten.ts'
import { namedItem } from '../roles/named.ts'
import { dropDiscourseMarker } from '../sentences/discourse-markers.ts'
import { sentences } from '../sentences/index.ts'
import { type Prose, proseOfParagraph, type Span } from '../sentences/prose.ts'
import { makeForm, namedSide, widthOf, wholePoint } from './make-form.ts'

/** Names them: what stands in its brackets is what their slide is called. */
const naming =
  /(?:^|[\s,，])((?:(?:the|our|this (?:paper|work|article)['’]s) (?:(?:main|key|primary|major|novel|principal|technical|following|core) |\w+ and \w+ )?contributions?(?: of (?:this|the|our) (?:paper|work|article|study))?)|(?:本文|我们)的?(?:主要|核心)?贡献)/iu

/** Says that they come now: `… are as follows`, `… are threefold`, `we make the following contributions`. */
const announcing =
  /contributions?\b[^.:]{0,80}(?:\b(?:are|include|consists?|can be|(?:two|three|four|five)-?fold|as follows|following|listed|summari[sz]ed)\b|:)|\b(?:make|makes|made|offer|provide|list|summari[sz]e)s? (?:\w+ ){0,2}(?:(?:two|three|four|five|six|main|key|following|several) )+contributions?\b|贡献(?:如下|包括|有|在于|总结)|贡献[^。]{0,12}[:：]/iu

/** Begins the next of them in prose. */
const ordinal =
  /^(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|finally|last(?:ly)?|首先|其次|再次|最后|第[一二三四五])\b[,，、]?\s*/iu

/** What one slide shows of them, and the letters of each up to so many. */
const count = { fewest: 2, most: 6 }
const longest = [
  { most: 3, letters: 190 },
  { most: 4, letters: 150 },
  { most: 6, letters: 110 },
] as const

/** Further paragraphs in which prose goes on to count. */
const further = 4

/**
 * @param own The blocks of a part of a paper, in order.
 * @returns The contributions that it names, all of them; nothing where it names none, or more than a slide shows.
 */
export function contributionsOf(own: readonly Flow[], context: Context): Form | undefined {
  for (const [index, block] of own.entries()) {
    if (block.type !== 'paragraph') continue
    const text = toString(block)
    if (!announcing.test(text)) continue
    const next = own[index + 1]
    const sides =
      next?.type === 'list'
        ? ofList(next, context)
        : ofProse(
            own.slice(index, index + 1 + further).filter((one) => one.type === 'paragraph'),
            context,
          )
    if (!sides || sides.length < count.fewest || sides.length > count.most) continue
    const name = naming.exec(text)?.[1] ?? (next?.type === 'list' ? undefined : '')
    const made = makeForm('contributions', sides)
    if (made && name !== '') return { ...made, ...(name === undefined ? {} : { name: capital(name) }) }
  }
  return undefined
}

function ofList(list: List, context: Context): Side[] | undefined {
  const letters = lettersFor(list.children.length)
  const sides = list.children.map((item): Side | undefined => {
    const [first] = item.children
    if (first?.type !== 'paragraph') return undefined
    const named = namedItem(item)
    const [point] = named ? claimsOf(named.content, 1, context) : []
    if (named && point && widthOf(toString(point)) <= letters) return namedSide(named.name, [first], [point])
    const whole = pointOfItem(item, context, widthOf(toString(first)) <= letters ? 2 : 1)
    return whole && namedSide('', [], [whole])
  })
  const complete = sides.filter((one) => one !== undefined)
  return complete.length === sides.length ? complete : undefined
}

function ofProse(paragraphs: readonly Paragraph[], context: Context): Side[] {
  const found: { prose: Prose; span: Span }[] = []
  for (const node of paragraphs) {
    const prose = proseOfParagraph(node)
    for (const span of sentences(prose)) {
      const value = prose.value.slice(span.from, span.to)
      const mark = ordinal.exec(value)
      // A paper counts its contributions once: a second `First` counts something else.
      if (mark && /^(?:first|首先|第一)/i.test(value) && found.length > 0) return sidesOf(found, context)
      if (mark) found.push({ prose, span: { from: span.from + mark[0].length, to: span.to } })
    }
  }
  return sidesOf(found, context)
}

function sidesOf(found: readonly { prose: Prose; span: Span }[], context: Context): Side[] {
  const letters = lettersFor(found.length)
  return found.map(({ prose, span }) => {
    const own = dropDiscourseMarker(prose.value, span)
    const isShort = widthOf(prose.value.slice(own.from, own.to)) <= letters
    return namedSide('', [], [wholePoint(prose, isShort ? own : shorten(prose, own, context.lang), context)])
  })
}

function lettersFor(items: number): number {
  return longest.find(({ most }) => items <= most)?.letters ?? longest[2].letters
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
