/** Titles of slides: the heading without its number, in one line of text. */

import type { TemplateTitle } from '#template'
import { linesOf } from '../fit/index.ts'

/**
 * A number alone counts what follows (`3 findings`), or dates it (`2018 results`); one with a nought
 * in it is a version (`2.0 released`).
 *
 * @returns A heading as a title: no numbering before it, no colon or full stop after it.
 */
export function titleOf(heading: string): string {
  const tidy = heading.replaceAll(/\s+/g, ' ').trim()
  const bare = tidy
    .replace(
      /^(?:第?[一二三四五六七八九十百]+[、.．:：]|第[一二三四五六七八九十百\d]+[章节部分]+[、:：\s]?|[(（][一二三四五六七八九十\d]+[)）]|\d+(?:\.\d+)*[.、．)）](?=\s)|[1-9]\d?(?:\.[1-9]\d?)+(?=\s)|\d+(?:\.\d+)*[、．)）])\s*/,
      '',
    )
    .replace(/(?<![\s：:。.])[\s：:。.]+$/, '')
  return bare || tidy || '…'
}

/** `Q: And then?`: who asks is told on no slide of an answer. `Trees: what for?` is no question of somebody. */
function withoutSpeaker(title: string): string {
  if (!/[?？]$/.test(title)) return title
  return title.replace(
    /^(?:Q\s?\d*|question|interviewer|host|moderator|问|提问|主持人|采访者|\p{Script=Han}{0,6}记者)\s?[:：]\s*(?=\S{2})/iu,
    '',
  )
}

/** No template has a title of as many characters; what stands behind is not looked at. */
const mostCharacters = 1000

/**
 * A title without the name of who asks; of more lines than its place has, cut at the last clause or word that fits.
 *
 * @returns The title, with an ellipsis where it was cut.
 */
export function shortTitle(whole: string, place: TemplateTitle): string {
  const title = withoutSpeaker(whole)
  const fits = (value: string): boolean => linesOf(value, place) <= place.lines
  if (title.length <= mostCharacters && fits(title)) return title
  // Of a question with all that leads to it, the question.
  const asked = /(?<=[.!?]\s|[。！？]\s?)[^.!?。！？]{8,}[?？]$/u
    .exec(title.slice(-mostCharacters))?.[0]
    .trim()
  if (asked && asked !== title) return shortTitle(asked, place)
  // After marks and white space, and between any two Han characters.
  const breakpoints = [
    ...title
      .slice(0, mostCharacters)
      .matchAll(/[，,；;：:。！？、\s—–-]+|(?<=\p{Script=Han})(?=\p{Script=Han})/gu),
  ].map(({ index }) => index)
  const breakpoint = breakpoints.findLast((index) => index > 0 && fits(`${title.slice(0, index)}…`))
  return `${title.slice(0, breakpoint ?? Math.max(1, place.lines * 12))}…`
}

/** The line above a title has room for so much, in letters; a Han character takes two. */
const widestLine = 72

/** @returns A heading for the line above a title: cut at a clause or word where it is long. */
export function sectionLine(heading: string): string {
  const title = withoutSpeaker(heading)
  const width = (value: string): number =>
    value.length + (value.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0)
  if (width(title) <= widestLine) return title
  const breakpoints = [
    ...title
      .slice(0, widestLine)
      .matchAll(/[，,；;：:。！？、\s—–-]+|(?<=\p{Script=Han})(?=\p{Script=Han})/gu),
  ].map(({ index }) => index)
  const breakpoint = breakpoints.findLast((index) => index > 0 && width(title.slice(0, index)) < widestLine)
  return `${title.slice(0, breakpoint ?? widestLine / 2)}…`
}
