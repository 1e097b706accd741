/** What an article says of itself: front matter first, then its title and byline. */

import type { Heading, Root, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Position } from 'unist'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import { fileName, fileTitle, isGenericHeading } from '#tree/generic-heading.ts'
import { originOf } from '#tree/origin.ts'
import type { Metadata, TalkSettings } from '#tree/nodes.ts'
import { bylineOf, isByline } from './byline.ts'
import { creditsOf } from './credits.ts'
import { cue } from '../sentences/cues.ts'
import { dateOf, fieldsOf, list, settingsOf, string } from './front-matter.ts'
import { languageIn, languageOfTag } from './language.ts'
import { talkSettings } from './talk-settings.ts'

/** A byline stands among the first blocks after the title. */
const bylineWithin = 3

/** Metadata, and what of the article is used up by it. */
export interface Found {
  metadata: Metadata
  /** The blocks that are left. */
  children: RootContent[]
  /** Where the metadata stands in the article. */
  origin: Position[]
  /** What it says of the talk. */
  settings: TalkSettings
}

/**
 * @param root An article, clean.
 * @param file For messages and the name of last resort.
 * @param lang Language, where the user says it: a tag of BCP 47.
 */
export function metadata(root: Root, file: VFile, lang?: string): Found {
  const front = root.children.filter(({ type }) => type === 'yaml' || type === 'toml')
  const fields = front.map((node) => fieldsOf(node, file))[0] ?? {}
  const blocks = root.children.filter((node) => !front.includes(node))
  const heading = titleHeading(blocks)
  // A break within the title of a page is a space in a line of text.
  const declared = string(fields, 'title')?.replaceAll(/\s*<br\s*\/?>\s*/gi, ' ')
  if (!declared && !heading) {
    say(file, 'analyze:no-title', 'Unexpected article without a title, expected a first heading', blocks[0])
  }
  const bylines = blocks
    .slice(0, (heading ? blocks.indexOf(heading) + 1 : 0) + bylineWithin)
    .flatMap((node) => {
      const text = node.type === 'paragraph' ? toString(node) : ''
      return isByline(text) ? [{ node, ...bylineOf(text)! }] : []
    })
  const signed = {
    authors: bylines.find(({ authors: names }) => names.length > 0)?.authors ?? [],
    date: bylines.find((one) => one.date)?.date,
    source: bylines.find((one) => one.source)?.source,
  }
  const credits = creditsOf(blocks.filter((node) => node !== heading))
  const used = [heading, ...bylines.map(({ node }) => node), ...(credits?.blocks ?? [])].filter(
    (node) => node !== undefined,
  )
  const written = heading ? toString(heading) : undefined
  const named = written ?? (isOfParts(blocks) ? fileTitle(file) : undefined) ?? firstHeading(blocks)
  const [title, split] = splitTitle(
    declared ?? (named && withoutNumber(named)) ?? definedName(blocks) ?? fileName(file),
  )
  const differs =
    declared && written && !declared.startsWith(written) && !written.startsWith(declared)
      ? written
      : undefined
  const subtitle = string(fields, 'subtitle') ?? split ?? differs
  const authors = list(fields, 'authors', 'author', 'by')
  const date = dateOf(fields) ?? signed.date
  const source =
    string(fields, 'source', 'canonical', 'canonical_url', 'original', 'url') ??
    credits?.source ??
    signed.source
  const settings = settingsOf(fields['themeConfig'])
  return {
    settings: talkSettings(fields, file, front[0]),
    metadata: {
      title,
      ...(subtitle ? { subtitle } : {}),
      authors: authors.length > 0 ? authors : (credits?.authors ?? signed.authors),
      ...(date ? { date } : {}),
      ...(languageOfTag(lang) ?? languageOfTag(fields['lang'] ?? fields['language']) ?? languageIn(root)),
      ...(source ? { source } : {}),
      ...(settings ? { themeConfig: settings } : {}),
    },
    children: blocks.filter((node) => !used.includes(node)),
    origin: originOf([...front, ...used]),
  }
}

/** The heading that is the title: the first, where no other is of its rank and no text stands before it. */
function titleHeading(blocks: readonly RootContent[]): Heading | undefined {
  const headings = blocks.filter((node): node is Heading => node.type === 'heading')
  const first = headings[0]
  if (!first) return undefined
  const before = blocks.slice(0, blocks.indexOf(first))
  const alone = headings.every((node) => node === first || node.depth > first.depth)
  if (first.depth === 1 && (alone || before.length === 0)) return first
  // `## Title` over a text whose other headings are all lower.
  return alone && before.length === 0 && headings.length > 1 ? first : undefined
}

/**
 * ```text
 *   深入理解索引：从原理到实践      Notes from 12:30
 *               ^ here                       no: a time
 * ```
 */
function splitTitle(value: string): [title: string, subtitle?: string] {
  const tidy = value.replaceAll(/\s+/g, ' ').trim()
  const match = /^(.{2,}?)(?:\s?[：]\s?|:(?:\s+|(?=\p{Script=Han}))|\s?——\s?|\s[—–]\s)(.{2,})$/u.exec(tidy)
  return match?.[1] && match[2] ? [match[1].trim(), match[2].trim()] : [tidy]
}

/**
 * ```text
 *   13.1 项目规划      1. How state is updated      1.28 released     3 findings
 *   ^^^^^              ^^                           no: a version     no: a count
 * ```
 *
 * @returns A heading without the number of a chapter or of the first of several sections.
 */
function withoutNumber(heading: string): string {
  return heading.replace(
    /^\s*(?:\d{1,2}[.、．]\s+|\d{1,2}(?:\.\d{1,2})+[.、．]?\s*(?=\p{Script=Han})|第[一二三四五六七八九十百\d]+[章节][:：、\s]\s*)(?=\S)/u,
    '',
  )
}

/** Whether text stands before several headings of one rank: they are parts, and none is the title. */
function isOfParts(blocks: readonly RootContent[]): boolean {
  const headings = blocks.filter((node): node is Heading => node.type === 'heading')
  return (
    blocks[0]?.type === 'paragraph' && headings.filter(({ depth }) => depth === headings[0]!.depth).length > 1
  )
}

/** The first heading, where it names more than a part. */
function firstHeading(blocks: readonly RootContent[]): string | undefined {
  const heading = blocks.find(({ type }) => type === 'heading')
  const name = heading && toString(heading).trim()
  return name && !isGenericHeading(withoutNumber(name)) ? name : undefined
}

/** What an article says first, and what of: `红黑树是一种……`, `A trie is a …`. */
const defined =
  /^(?:(?:an?|the)\s+)?([\p{L}\p{N}][\p{L}\p{N} :+#.-]{1,40}?)\s?(?:（[^）]{1,80}）|\([^)]{1,80}\))?\s?(?:(?:是|指的是|是指)(?![否不])|(?:is|are)\s+(?:an?|the|one)\b)/iu

/** What is defined among the first blocks. */
const definedWithin = 3

/** What an article is about it names so often. */
const leastNamed = 4

/** What names nothing: `There is a …`, `我们是……`, `本文是……`. */
const nameless =
  /^(?:here|it|one|that|there|they|these|this|we|what|where|which|who|you)$|^(?:我|我们|你|大家|本[文章节书]|以下|下面|上面|问题|答案|目标|其中)$/i

/** A name longer than this is none, Han characters. */
const longestName = 12

/** The name of what the article defines first, and speaks of. */
function definedName(blocks: readonly RootContent[]): string | undefined {
  const text = blocks.map((node) => toString(node)).join('\n')
  const found = blocks
    .filter(({ type }) => type === 'paragraph')
    .slice(0, definedWithin)
    .map((node) => defined.exec(toString(node).trim())?.[1]?.trim())
    .find(
      (name) =>
        name !== undefined &&
        !cue('anaphora', name) &&
        !nameless.test(name) &&
        !(/\p{Script=Han}/u.test(name) && name.length > longestName) &&
        timesIn(text, name) >= leastNamed,
    )
  return found && (/^[a-z][a-z ]*$/.test(found) ? capitalized(found) : found)
}

/** How often a name stands in a text; within no other word. */
function timesIn(text: string, name: string): number {
  const parts = text.split(name)
  return parts.slice(1).filter((after, index) => {
    const before = parts[index]!
    return !/[a-z]$/i.test(before) && !/^[a-z]{2}/i.test(after)
  }).length
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
