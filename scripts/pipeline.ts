/** The stages in order, as one readable function. */

import type { Image, Root } from 'mdast'
import type { VFile } from 'vfile'
import { visit } from '#tree/visit.ts'
import { shortened } from '#tree/address.ts'
import type { Compile } from '#tree/compiled.ts'
import type { Article, Deck } from '#tree/nodes.ts'
import type { Transition } from '#tree/transitions.ts'
import type { Template } from '#template'
import { say } from '#message/say.ts'
import { clean } from './clean/index.ts'
import { activeContentAdded } from './merge/active-content-added.ts'
import { merge, type MergeResult, type Previous } from './merge/index.ts'
import type { Corrections } from './plan/fit/corrections.ts'
import { plan } from './plan/index.ts'
import { read, type Format } from './read/index.ts'
import { analyze } from './analyze/index.ts'
import { write, writeThrough } from './slidev/write/index.ts'

/** The stages, by the names that folders, messages and `--until` have too. */
export const stages = ['read', 'clean', 'analyze', 'plan', 'write', 'merge'] as const
export type Stage = (typeof stages)[number]

/** A reading group gives a paper so much time, where nobody says another. */
const paperMinutes = 20

/** What a run depends on besides the article. */
export interface PipelineOptions {
  template: Template
  /** Value of Slidev's `theme:` in the deck. */
  theme: string
  /** Values of Slidev's `addons:` in the deck. */
  addons?: readonly string[]
  /** Format of the article; recognised by content and name where it is not given. */
  from?: Format | undefined
  /** Keep what looks like noise of a page. */
  keepAll?: boolean | undefined
  /** Language of the article, a tag of BCP 47; recognised where it is not given. */
  lang?: string | undefined
  /** How long the talk is to take, minutes. */
  minutes?: number | undefined
  /** How fast the speaker is: 1 is about a minute for a slide of points. */
  pace?: number | undefined
  /** How one slide becomes the next (default: as the article says, else the theme). */
  transition?: Transition | undefined
  /** Settings of the template, where the article does not give them. */
  themeConfig?: Readonly<Record<string, string>> | undefined
  /** Whether all of the article is in the talk. */
  full?: boolean | undefined
  /** Whether there are slides behind the end (default: there are). */
  backup?: boolean | undefined
  /** What the browser measured of slides that were planned before. */
  corrections?: Corrections | undefined
  /** The deck that was edited by hand since it was generated, to be brought together with the new one. */
  previous?: Previous | undefined
  /** The last stage to run (default: `merge`). */
  until?: Stage | undefined
  /** Slidev's own pipeline, to judge what was written (default: it is only read back). */
  compile?: Compile | undefined
  /**
   * Fetches the figures of the article: address → file name below the deck's `public/img/`.
   * `refuse` takes why there is none, as a sentence, where it is not simply missing.
   */
  figures?:
    | ((
        addresses: readonly string[],
        refuse?: (address: string, reason: string) => void,
      ) => Promise<Record<string, string>>)
    | undefined
}

/** What each stage gave; those after the last one are missing. */
export interface PipelineResult {
  read: Root
  clean?: Root
  analyze?: Article
  plan?: Deck
  write?: string
  /** Nothing where no deck was edited, or the two cannot be brought together. */
  merge?: MergeResult
  /** Why they cannot, the end of a sentence about the deck that was edited. */
  notMerged?: string
}

/**
 * Run an article through the stages.
 *
 * @param file The article; gains messages, and its value becomes the normalised text.
 * @param options The template is needed, all else has a default.
 */
export async function pipeline(file: VFile, options: PipelineOptions): Promise<PipelineResult> {
  const { template, theme, until = 'merge' } = options
  const last = stages.indexOf(until)
  const root = await read(file, options.from ? { from: options.from } : null)
  const result: PipelineResult = { read: root }
  if (last < 1) return result
  const cleaned = (result.clean = clean(root, file, { keepAll: options.keepAll ?? false }))
  if (last < 2) return result
  const article = (result.analyze = analyze(cleaned, file, { lang: options.lang }))
  if (options.themeConfig) article.themeConfig = { ...options.themeConfig, ...article.themeConfig }
  if (last < 3) return result
  const writes = last >= stages.indexOf('write')
  const refused = new Map<string, string>()
  const addresses = addressesOf(article)
  const refuse = (address: string, reason: string): void => void refused.set(address, reason)
  const found = writes ? await options.figures?.(addresses, refuse) : undefined
  const images = found ?? {}
  const deck = (result.plan = plan(article, file, template, {
    minutes: options.minutes ?? (file.data.paper ? paperMinutes : undefined),
    pace: options.pace,
    full: options.full,
    backup: options.backup,
    corrections: options.corrections,
    missing: new Set(found ? addresses.filter((address) => !Object.hasOwn(found, address)) : []),
  }))
  if (!writes) return result
  if (found) reportMissingImages(article, images, refused, file)
  const written = {
    theme,
    addons: options.addons ?? [],
    canvas: template.canvas,
    images,
    transition: options.transition ?? article.transition,
    themeConfig: deck.themeConfig ?? {},
  }
  result.write = options.compile
    ? await writeThrough(deck, file, written, options.compile)
    : write(deck, file, written)
  if (last < 5 || !options.previous) return result
  return { ...result, ...(await mergeInert(options.previous, result.write, deck, file, options.compile)) }
}

/** What the article says is inert, whatever a person wrote around it: a slide where it is not takes nothing new. */
async function mergeInert(
  previous: Previous,
  generated: string,
  deck: Deck,
  file: VFile,
  compile: Compile | undefined,
): Promise<Pick<PipelineResult, 'merge' | 'notMerged'>> {
  const frozen = new Set<string>()
  const messages = file.messages.length
  for (;;) {
    file.messages.length = messages
    const merged = merge(previous, generated, deck, file, frozen)
    if ('reason' in merged) return { notMerged: merged.reason }
    const added = compile && (await activeContentAdded(merged.text, previous.deck, compile))
    if (!added) return { merge: merged }
    const slide = merged.generated[added.slide - 1]
    if (slide === undefined || frozen.has(slide)) {
      const notMerged = `beside the edits, text of the article would become \`${added.active}\` on slide ${added.slide}, which is more than text`
      return { notMerged }
    }
    frozen.add(slide)
  }
}

/** Each picture that is a placeholder, where it is named for the first time. */
function reportMissingImages(
  article: Article,
  images: Readonly<Record<string, string>>,
  refused: ReadonlyMap<string, string>,
  file: VFile,
): void {
  const reported = new Set<string>()
  visit(article, 'image', (node: Image) => {
    if (Object.hasOwn(images, node.url) || reported.has(node.url)) return
    reported.add(node.url)
    const reason = refused.get(node.url)
    if (reason !== undefined) {
      say(file, 'write:refused-image', reason, node)
      return
    }
    const found = `Image \`${shortened(node.url)}\``
    const relative = !/^[a-z][a-z0-9+.-]+:/i.test(node.url)
    if (/^(?:[a-z][a-z0-9+.-]+:)?\/\//i.test(node.url) || (relative && file.data.address !== undefined)) {
      say(file, 'write:remote-image', `${found} is on another machine and was not fetched`, node)
    } else {
      say(file, 'write:no-image', `${found} was not found in the folder of the article`, node)
    }
  })
}

function addressesOf(article: Article): string[] {
  const addresses = new Set<string>()
  visit(article, 'image', (node: { url?: string }) => void (node.url && addresses.add(node.url)))
  return [...addresses]
}
