/**
 * The lines that say who wrote an article, when, and where it came out.
 *
 * ```text
 *   2024-03-05 08:30:00作者:李雷          By Jane Doe · May 3, 2024
 *   ^^^^^^^^^^ date        ^^^ author       ^^^^^^^^ author ^^^^^^^ date
 *   2024-03-05 08:30  来源: 每日新闻  评论
 *                           ^^^^^^^ source
 * ```
 */

import { findDate } from './dates.ts'

/** What a byline says. */
export interface Byline {
  authors: string[]
  date?: string
  /** The name of the paper or site. */
  source?: string
}

/** A byline is short: a sentence with a date in it is none. */
const longest = 120

/** Those who wrote an article of many hands: `author: Ann, bob42, …`. */
const listed = /^\s*(?:authors?|作者)\s*[:：]\s*(\S.*)$/isu
const longestList = 1000
const fewestListed = 3

/** A reporter, with the paper: `某报记者 李雷 韩梅梅`. */
const reporter =
  /^(?:[\p{Script=Han}A-Za-z]{0,10}?)(?:实习)?(?:记者|通讯员)[\s/|｜:：]+(?<names>[\p{Script=Han}·]{2,6}(?:[\s、，]+[\p{Script=Han}·]{2,6}){0,4})$/u

/** A clock, and a name alone: `09:05 某报`. */
const clocked = /^·?\s*\d{1,2}:\d{2}(?::\d{2})?\s+([\p{Script=Han}A-Za-z]{2,12})$/u

const named = /(?:作者|撰文|撰稿|文\s?[/|｜]|编辑|译者|author|written by|posted by|by)\s?[:：/|｜]?\s?/iu

/** What stands in a byline beside the author and the date. */
const besideByline =
  /(?:发布于|发表于|发布时间|更新时间|更新于|最后更新|时间|日期|来源|阅读(?:量|数)?|浏览|published|posted|updated|last modified|date|on)\s?[:：]?\s?|\d+\s?(?:min(?:ute)?s? read|分钟阅读|阅读|次阅读|views?|comments?|shares?|条?评论)|\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?(?:\s(?:[ECMP][SD]?T|GMT|UTC|BST|CET)\b)?|(?:举报|分享|评论|收藏|点赞|打印|字号|\b(?:share|print|save|comments?)\b)|[·•|｜,，—–[\]-]/giu

/** A day without its year, and an account: of who wrote it neither is the name. */
const accounts =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?(?: at)?(?= |$)|\bfollow(?:ing)?(?: @?\w+)?\s*$|(?<!\w)@\w+|关注\s*$/giu

/** Where it came out, by name. */
const published = /(?:来源|转自|稿源|source)\s?[:：]\s?([\p{L}\p{N}]{2,20}(?:\s[A-Z][\p{L}\p{N}]*){0,3})/iu

/**
 * @param value A paragraph near the top of an article.
 * @returns What it says, where all of it is a byline.
 */
export function bylineOf(value: string): Byline | undefined {
  const many = listedIn(value)
  if (many) return { authors: many }
  if (value.length > longest) return undefined
  const dated = findDate(value)
  const reported = reporter.exec(value.trim())?.groups?.['names']
  if (reported) return { authors: reported.split(/[\s、，]+/) }
  const from = dated && (published.exec(value) ?? clocked.exec(value.replace(dated.words, '').trim()))
  const undated = dated
    ? value.replace(dated.words, ' · ').replaceAll(accounts, ' · ')
    : value.replaceAll(accounts, ' · ')
  const rest = (from ? undated.replace(from[0], ' · ') : undated).trim()
  const more = { ...(dated && { date: dated.date }), ...(from?.[1] && { source: from[1] }) }
  const label = named.exec(rest)
  const starts =
    label !== null &&
    (label.index === 0 ||
      !/[\p{L}\p{N}]/u.test(rest.charAt(label.index - 1)) ||
      /[作撰文编译]/.test(label[0]))
  if (!label || !starts) {
    return dated && rest.replaceAll(besideByline, ' ').trim() === '' ? { authors: [], ...more } : undefined
  }
  const before = rest.slice(0, label.index).replaceAll(besideByline, ' ').trim()
  const names = rest
    .slice(label.index + label[0].length)
    .replaceAll(/\s*[·•|｜].*$/g, '')
    .trim()
  if (
    before !== '' ||
    !isName(names.replaceAll(besideByline, (mark) => (/^[,，-]$/.test(mark) ? mark : ' ')))
  )
    return undefined
  return { authors: authorsOf(names), ...more }
}

/** The names of a list of many; nothing for one with a date, or with what is no name. */
function listedIn(value: string): string[] | undefined {
  const all = listed.exec(value)?.[1]
  if (all === undefined || value.length > longestList || findDate(value)) return undefined
  const names = authorsOf(all)
  const short = names.every(
    (name) => isName(name) && name.split(/\s+/).length <= 4 && !/\p{Script=Han}{7}/u.test(name),
  )
  return names.length >= fewestListed && short ? names : undefined
}

/** @returns Whether a paragraph anywhere in a text is a byline: one with a date, or with names that look like names. */
export function isByline(value: string): boolean {
  const found = bylineOf(value)
  if (!found) return false
  return (
    found.date !== undefined ||
    listedIn(value) !== undefined ||
    found.authors.every((name) => /^[\p{Lu}\p{Script=Han}]/u.test(name))
  )
}

/** @returns The names in a list of them. */
export function authorsOf(value: string): string[] {
  return value
    .split(/\s*(?:[,，、;；&＆]|\sand\s)\s*/i)
    .map((name) => name.replaceAll(/\s+/g, ' ').trim())
    .filter((name) => name !== '')
}

/** Names have no verbs; what tells here is that they are short, and do not end as a sentence does. */
function isName(value: string): boolean {
  const words = value.trim().split(/\s+/)
  return value.trim() !== '' && value.length <= 60 && words.length <= 10 && !/[。！？!?:：]|\.$/.test(value)
}
