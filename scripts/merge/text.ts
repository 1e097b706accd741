/** The text of one unit, or the front matter of a slide, changed on both sides → one text, line by line or entry by entry. */

import { diff3Merge } from 'node-diff3'

/** What came of a text. */
export interface MergedText {
  text: string
  /** Whether the same lines were changed on both sides; those of the person are kept. */
  conflict: boolean
}

/** What begins or ends a block in which text stands as it is: code, a formula, HTML, the notes. */
const frame = /^\s*(?:`{3,}|~{3,}|\$\$|<|-->|:::)/

/**
 * @param base What was generated before.
 * @param mine What a person made of it.
 * @param theirs What is generated now.
 * @returns Both changes; of lines that both changed, those of the person. What the article says is
 *   written for the block it stands in: where the two would make another block together, nothing new comes in.
 */
export function mergeContent(base: string, mine: string, theirs: string): MergedText {
  if (mine === base || mine === theirs) return { text: theirs, conflict: false }
  if (theirs === base) return { text: mine, conflict: false }
  const merged = mergeLines(base, mine, theirs)
  const inFrame = framesOf(merged.text) === framesOf(mine) && framesOf(mine) === framesOf(base)
  return inFrame || framesOf(theirs) === framesOf(merged.text) ? merged : { text: mine, conflict: true }
}

/** The lines that begin and end blocks, in order. */
function framesOf(text: string): string {
  return text
    .split('\n')
    .filter((line) => frame.test(line))
    .join('\n')
}

/** An entry of front matter that both sides changed: lines before, by hand, and from the article. */
export interface EntryConflict {
  mine: string | undefined
  theirs: string | undefined
}

/**
 * Entries are merged by their names: two that stand below each other have nothing to do with each other.
 *
 * @returns The front matter; the same for the next base, with what was generated before where entries
 *   conflict; and those entries.
 */
export function mergeMatter(
  base: string,
  mine: string,
  theirs: string,
): { text: string; base: string; conflicts: EntryConflict[] } {
  if (mine === base || mine === theirs) return { text: theirs, base: theirs, conflicts: [] }
  const [b, m, t] = [base, mine, theirs].map(entriesOf) as [Entries, Entries, Entries]
  const conflicts: EntryConflict[] = []
  const merged: Entries = new Map()
  const next: Entries = new Map()
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
    const conflict = own !== was && now !== was && own !== now
    if (conflict) conflicts.push({ mine: own, theirs: now })
    const value = own === was ? now : own
    if (value !== undefined) merged.set(key, value)
    const base = conflict ? was : now
    if (base !== undefined) next.set(key, base)
  }
  const written = (entries: Entries): string => ['---', ...entries.values(), '---'].join('\n')
  return { text: written(merged), base: written(next), conflicts }
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

function mergeLines(base: string, mine: string, theirs: string): MergedText {
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
