/** One slide, changed on both sides → one slide: its front matter entry by entry, all else line by line. */

import { diff3Merge } from 'node-diff3'

/** What came of a slide. */
export interface Merged {
  text: string
  /** Whether the same lines were changed on both sides. */
  conflict: boolean
}

/**
 * ```text
 *   base            by hand             from the article      merged
 *   - one           - one               - one
 *   - two           - two, and why      - two                 - two, and why
 *   - three         - three             - the third           - the third
 * ```
 *
 * @param base What was generated before.
 * @param mine What a person made of it.
 * @param theirs What is generated now.
 * @returns Both changes; of lines that both changed, those of the person.
 */
export function mergeText(base: string, mine: string, theirs: string): Merged {
  if (mine === base || mine === theirs) return { text: theirs, conflict: false }
  if (theirs === base) return { text: mine, conflict: false }
  const [b, m, t] = [base, mine, theirs].map(parted)
  if (!b || !m || !t) return mergeContent(base, mine, theirs)
  const matter = mergeMatter(b.matter, m.matter, t.matter)
  const content = mergeContent(b.content, m.content, t.content)
  return { text: `${matter.text}${content.text}`, conflict: matter.conflict || content.conflict }
}

/** Front matter with its rules, and what stands below; nothing for a slide without. */
function parted(text: string): { matter: string; content: string } | undefined {
  const matter = /^---\n[^]*?\n---(?=\n|$)/.exec(text)?.[0]
  return matter === undefined ? undefined : { matter, content: text.slice(matter.length) }
}

/** Entries are merged by their names: two that stand below each other have nothing to do with each other. */
function mergeMatter(base: string, mine: string, theirs: string): Merged {
  const [b, m, t] = [base, mine, theirs].map(entriesOf) as [Entries, Entries, Entries]
  let conflict = false
  const merged: Entries = new Map()
  // What the article decides comes in its order, what a person added behind what it stood behind.
  const keys = [...t.keys()]
  let behind = -1
  for (const key of m.keys()) {
    const at = keys.indexOf(key)
    if (at < 0 && m.get(key) !== b.get(key)) keys.splice(++behind, 0, key)
    else if (at >= 0) behind = at
  }
  for (const key of keys) {
    const [was, own, now] = [b.get(key), m.get(key), t.get(key)]
    const value = own === was ? now : own
    if (own !== was && now !== was && own !== now) conflict = true
    if (value !== undefined) merged.set(key, value)
  }
  return { text: ['---', ...merged.values(), '---'].join('\n'), conflict }
}

/** The name of an entry → its lines; what stands before the first one has no name. */
type Entries = Map<string, string>

function entriesOf(matter: string): Entries {
  const entries: Entries = new Map()
  for (const entry of matter
    .split('\n')
    .slice(1, -1)
    .join('\n')
    .split(/\n(?=[\w"'-]+\s*:)/))
    if (entry !== '') entries.set(/^[\w"'-]+(?=\s*:)/.exec(entry)?.[0] ?? '', entry)
  return entries
}

/** What begins or ends a block in which text stands as it is: code, a formula, HTML, the notes. */
const frame = /^\s*(?:`{3,}|~{3,}|\$\$|<|-->|:::)/

/** What the article says is written for the block it stands in: where a person made that another, nothing new comes in. */
function mergeContent(base: string, mine: string, theirs: string): Merged {
  if (mine === base) return { text: theirs, conflict: false }
  if (theirs !== base && framesOf(mine) !== framesOf(base)) return { text: mine, conflict: true }
  const merged = mergeLines(base, mine, theirs)
  return theirs === base || framesOf(merged.text) === framesOf(theirs)
    ? merged
    : { text: mine, conflict: true }
}

/** The lines that begin and end blocks, in order. */
function framesOf(text: string): string {
  return text
    .split('\n')
    .filter((line) => frame.test(line))
    .join('\n')
}

function mergeLines(base: string, mine: string, theirs: string): Merged {
  const parts = diff3Merge(mine.split('\n'), base.split('\n'), theirs.split('\n'), {
    excludeFalseConflicts: true,
  }).map(({ ok, conflict }) => (ok ? { lines: ok, conflict: false } : each(conflict!)))
  return {
    text: parts.flatMap(({ lines }) => lines).join('\n'),
    conflict: parts.some(({ conflict }) => conflict),
  }
}

interface Conflict {
  a: string[]
  o: string[]
  b: string[]
}

/** Lines below each other, each changed on one side alone, conflict for a program and not for people. */
function each({ a, o, b }: Conflict): { lines: string[]; conflict: boolean } {
  if (a.length !== o.length || b.length !== o.length) return { lines: a, conflict: true }
  const clash = o.some((line, at) => a[at] !== line && b[at] !== line && a[at] !== b[at])
  return { lines: o.map((line, at) => (a[at] === line ? b[at]! : a[at]!)), conflict: clash }
}
