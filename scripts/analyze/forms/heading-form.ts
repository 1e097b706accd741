/**
 * Short sub-sections beside each other: each is a name and what is said of it.
 *
 * ```text
 *   ### Pros            ### Cons            comparison
 *   It is quick.        It is costly.
 *   ### Leader          ### Follower        ### Observer       labels
 *   It takes writes.    It takes reads.     It takes none.
 * ```
 *
 * Only where all of a sub-section is a short paragraph: what has more is told in full.
 */

import { toString } from 'mdast-util-to-string'
import type { Form, Section, Side } from '#tree/nodes.ts'
import { claimsOf, type Context } from '../points/index.ts'
import { withoutNumber } from '../roles/named.ts'
import { isPair } from './list-form.ts'
import { makeForm, namedSide, widthOf } from './make-form.ts'
import { aside, compares, metadata, ordinal, steps } from './words.ts'

/** What one slide shows, and the letters of a name, of a text and of a whole sub-section. */
const count = { fewest: 2, most: 6 }
const longest = { name: 40, text: 150, section: 320 }

/** @returns The form of the sub-sections of a section that has no text of its own beside what announces them. */
export function headingForm(section: Section, context: Context): Form | undefined {
  const [head, ...rest] = section.children
  const children = rest.filter((node): node is Section => node.type === 'section')
  const own = rest.filter(({ type }) => type !== 'section')
  if (children.length < count.fewest || children.length > count.most) return undefined
  if (own.some(({ type }) => type !== 'paragraph') || own.length > 1) return undefined
  const sides = children.map((child) => sideOf(child, context))
  const complete = sides.filter((one) => one !== undefined)
  if (complete.length !== sides.length) return undefined
  const names = complete.map(({ name }) => name)
  if (new Set(names).size !== names.length) return undefined
  const title = toString(head)
  if (names.length === 2) {
    const isCompared = isPair(names[0]!, names[1]!) || compares.test(title)
    return isCompared ? makeForm('comparison', complete) : undefined
  }
  return makeForm(steps.test(title) ? 'steps' : 'labels', complete)
}

function sideOf({ children: [head, only, ...others] }: Section, context: Context): Side | undefined {
  if (only?.type !== 'paragraph' || others.length > 0) return undefined
  const name = withoutNumber(toString(head).trim())
  if (name === '' || widthOf(name) > longest.name || /[?？]$/.test(name)) return undefined
  if (metadata.test(name) || ordinal.test(name) || aside.test(name)) return undefined
  if (widthOf(toString(only)) > longest.section) return undefined
  const [point] = claimsOf(only.children, 1, context)
  if (!point || widthOf(toString(point)) > longest.text) return undefined
  return namedSide(name, [head], [point])
}
