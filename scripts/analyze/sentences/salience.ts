/**
 * How much a sentence matters in its article.
 *
 * The weight of a sentence is the mean weight of its content words, each counted
 * once: a word said twice in one sentence does not tell twice. The weight of a
 * word is how often it occurs, headings counting as three (the centroid of
 * Radev, Jing, Styś and Tam 2004, "Centroid-based summarization"; SumBasic of
 * Nenkova and Vanderwende 2005 without its redundancy step). It is linear in
 * the length of the article.
 */

import { words } from './words.ts'

/** A word of a heading tells three times as much of the topic as one of the text. */
const headingWeight = 3

/** A sentence with fewer content words than this is judged as if it had so many. */
const fewestWords = 5

/** Gives each text a salience from 0 to 1. */
export type Salience = (value: string) => number

/**
 * @param headings Texts of the headings.
 * @param body Texts of the blocks.
 * @returns How much a text matters in that article, 0 to 1.
 */
export function salienceOf(headings: readonly string[], body: readonly string[]): Salience {
  const counts = new Map<string, number>()
  const add = (value: string, weight: number): void => {
    for (const word of words(value)) counts.set(word, (counts.get(word) ?? 0) + weight)
  }
  for (const heading of headings) add(heading, headingWeight)
  for (const text of body) add(text, 1)
  const most = Math.max(1, ...[...counts.values()].toSorted((a, b) => b - a).slice(0, 1))
  return (value) => {
    const distinct = new Set(words(value))
    if (distinct.size === 0) return 0
    // The logarithm keeps the one topic word from deciding everything.
    let sum = 0
    for (const word of distinct) sum += Math.log1p(counts.get(word) ?? 0)
    return Math.min(1, sum / Math.max(distinct.size, fewestWords) / Math.log1p(most))
  }
}
