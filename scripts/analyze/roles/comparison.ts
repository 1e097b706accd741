/**
 * Things set side by side.
 *
 * ```text
 *   ## 行存储与列存储的区别             ## How rows and columns differ
 *      ^^^^^^ ^^^^^^ ^^^^ cue               ^^^^     ^^^^^^^ ^^^^^^ cue
 *   行存储把一行放在一起，有两个特点：- … - …
 *   ^^^^^^ one side                     ^^^^^ its points
 *   相比之下，列存储更适合统计。更新较慢…
 *   ^^^^^^^^ ^^^^^^ the other side ^^^^ its points
 * ```
 */

import type { List, Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { comparison as compare, side } from '#tree/build.ts'
import { patch } from '#tree/origin.ts'
import type { Comparison, Flow, Point, Section, Side } from '#tree/nodes.ts'
import { comparisonTableOf } from '../diagrams/comparison-table.ts'
import { claimsOf, type Context, pointOfItem } from '../points/index.ts'
import { namedSections } from './named.ts'
import type { RoleDetector } from './types.ts'

/** A side with more points does not fit beside another. */
const mostPoints = 5

/** Turns from one thing to the other, at the start of a paragraph. */
const contrast =
  /^(?:相比之下|相较之下|与之相比|与此相比|相对而言|相反|反之|与之不同|不同的是|而(?!且)|by contrast|in contrast|conversely|on the other hand|unlike|whereas|meanwhile|compared (?:to|with)|however)[，,、\s]*/i

/** Two names in a heading: `A 与 B 的区别`, `A vs B`, `differences between A and B`, `How A and B differ`. */
const headings: readonly RegExp[] = [
  /^(?:.*[：:]\s*)?(.{1,24}?)\s*(?:与|和|跟|同|及|、)\s*(.{1,24}?)\s*(?:之间)?(?:的)?(?:区别|差别|差异|不同|对比|比较|异同|对照)/,
  /^(?:对比|比较)\s*(.{1,24}?)\s*(?:与|和|跟)\s*(.{1,24}?)$/,
  /^(.{1,32}?)\s+(?:vs\.?|versus)\s+(.{1,32}?)$/i,
  /\b(?:differences?|comparison|distinction)\s+(?:between|of)\s+(.{1,32}?)\s+and\s+(.{1,32}?)$/i,
  /^how\s+(.{1,32}?)\s+and\s+(.{1,32}?)\s+(?:differ|compare)/i,
  /^comparing\s+(.{1,32}?)\s+(?:and|with|to)\s+(.{1,32}?)$/i,
]

/** What a sentence says its subject does; the subject stands before. */
const predicate =
  /[\s]*(?:是|作为|则|具有|具备|拥有|经过|在(?=此|其|这)|会|可以|能够|能|更|又|只|不|没有|把|将|被|让|由|用|从|对|为了|有|需要|适合|适用|支持|保留|提供|采用|通过|[，,：:。]|\b(?:is|are|was|were|has|have|had|keeps?|does|do|can|may|uses?|offers?|provides?|needs?|gives?|takes?|supports?|works?|runs?|comes?)\b)/i

/** The longest name of a side, in characters: a heading of half a slide. */
const longestName = 28

/** `tuned 版本` → `tuned`: a name needs no noun of kind after it. */
const kind = /(?<=[A-Za-z0-9])\s*(?:语言)?(?:版本|模型|版)$/

export const comparison: RoleDetector = {
  role: 'comparison',
  heading:
    /区别|差别|差异|对比|比较|异同|对照|不同之处|\bvs\b|\bversus\b|\bdiffer(?:s|ences?)?\b|\bcompar(?:e|es|ed|ing|isons?)\b|\bdistinctions?\b/i,
  read(section, context) {
    const names = namesIn(toString(section.children[0]))
    const found =
      comparisonTableOf(section) ?? bySections(section, context) ?? byContrast(section, names, context)
    if (found) return [found]
    // Two names in the heading, and a text (a table, say) that speaks of both.
    const text = section.children
      .slice(1)
      .map((node) => toString(node))
      .join('\n')
      .toLowerCase()
    return names?.every((name) => text.includes(name.toLowerCase())) ? [] : undefined
  },
}

/** @returns The two names that a heading sets side by side. */
function namesIn(heading: string): [string, string] | undefined {
  for (const pattern of headings) {
    const match = pattern.exec(heading.trim())
    if (match?.[1] && match[2]) return [match[1].trim(), match[2].trim()]
  }
  return undefined
}

/** Each of two sub-sections is a side; three beside each other leave none room for a sentence. */
function bySections(section: Section, context: Context): Comparison | undefined {
  const named = namedSections(section)
  if (named.length !== 2) return undefined
  const sides = named.map(({ name, passage }) => patch(passage, side(name, pointsIn(passage, context))))
  return finish(sides)
}

/** A paragraph that turns parts one side from the other. */
function byContrast(
  section: Section,
  names: [string, string] | undefined,
  context: Context,
): Comparison | undefined {
  const blocks = section.children.filter(
    (node): node is Flow => node.type === 'paragraph' || node.type === 'list',
  )
  const turn = blocks.findIndex(
    (node, index) => index > 0 && node.type === 'paragraph' && contrast.test(toString(node)),
  )
  if (turn === -1) return undefined
  const left = blocks.slice(0, turn)
  const right = blocks.slice(turn)
  const sides = [left, right].map((passage, index) => {
    const subjectText = subjectOf(
      passage.find((node) => node.type === 'paragraph'),
      names?.[index],
    )
    const points = pointsIn(passage, context)
    if (subjectText) for (const point of points) dropSubject(point, subjectText)
    return patch(passage, side(subjectText?.replace(kind, '') ?? names?.[index] ?? '', points))
  })
  return finish(sides)
}

/** Half a comparison is none. */
function finish(sides: Side[]): Comparison | undefined {
  const complete = sides.every(({ name, children }) => name !== '' && children.length > 0)
  const distinct = new Set(sides.map(({ name }) => name)).size === sides.length
  return complete && distinct ? patch(sides, compare(sides)) : undefined
}

/** The items of the lists; of the paragraphs only where no list tells more. */
function pointsIn(passage: readonly Flow[], context: Context): Point[] {
  const lists = passage.filter((node): node is List => node.type === 'list')
  const points =
    lists.length > 0
      ? lists.flatMap((list) => list.children.map((item) => pointOfItem(item, context)))
      : passage
          .filter((node): node is Paragraph => node.type === 'paragraph')
          .flatMap((node) => claimsOf(node.children, mostPoints, context))
  return points.filter((point) => point !== undefined).slice(0, mostPoints)
}

/**
 * The heading of a side is the subject of its points, so that they need not say it again:
 *
 * ```text
 *   tuned 模型经过了微调        它更擅长执行指令
 *   ^^^^^^^^^^                  ^
 * ```
 */
function dropSubject(point: Point, subject: string): void {
  const [first] = point.children
  if (first?.type !== 'text') return
  const prefix = [subject, '它'].find((words) => first.value.startsWith(words))
  const rest = prefix ? first.value.slice(prefix.length).trimStart() : ''
  // English needs its subject: `Is better at …` is no phrase.
  if (rest !== '' && /^\p{Script=Han}/u.test(rest)) first.value = rest
}

/** Who the first sentence of a passage speaks of, with the noun of kind after the name. */
function subjectOf(node: Paragraph | undefined, name: string | undefined): string | undefined {
  if (!node) return undefined
  const words = toString(node).replace(contrast, '')
  // The heading has named it already.
  if (name && words.startsWith(name)) return name
  const end = words.search(predicate)
  if (end <= 0) return undefined
  const subject = words
    .slice(0, end)
    .replace(/^(?:the|a|an)\s+/i, '')
    .trim()
  return subject !== '' && subject.length <= longestName ? subject : undefined
}
