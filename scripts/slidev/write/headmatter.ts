/** The head matter: settings of the whole deck. */

import type { Deck } from '#tree/nodes.ts'
import { byline } from '#tree/byline.ts'
import { deckTitle, pageText } from './title.ts'
import type { WriteOptions } from './options.ts'
import { scalar } from './yaml.ts'

const langs = { en: 'en', zh: 'zh-CN' } as const

/**
 * Everything that calls out, writes files or runs code is off, in every deck:
 * an article needs none of it, and a person can switch it on again.
 */
const settings: readonly string[] = [
  'titleTemplate: "%s"',
  // Else the fonts come from Google, and an export without a network hangs.
  'fonts:',
  '  provider: none',
  // Else the icon comes from jsDelivr.
  'favicon: "data:,"',
  // Else every address in the text that ends like a picture is fetched, and
  // paths in the text are copied into the built deck.
  'preloadImages: false',
  'remoteAssets: false',
  // Code that runs, or that is type-checked with files of the machine.
  'monaco: false',
  'twoslash: false',
  // Attributes and components in Markdown.
  'mdc: false',
  'comark: false',
  'drawings:',
  '  enabled: false',
  'record: false',
  'browserExporter: false',
  'editor: false',
  'mcp: false',
  'download: false',
]

/**
 * Lines of the head matter, without its fences.
 *
 * `title` is the title of the deck *and* of the first slide: Slidev's parser
 * takes `title` before `name` and has no third key. A cover has the title of
 * its deck, so both are right.
 *
 * @param deck The deck.
 * @param options Theme and canvas, in px.
 * @returns YAML lines.
 */
export function headmatter(deck: Deck, options: WriteOptions): string[] {
  const { canvas } = options
  return [
    `theme: ${scalar(options.theme)}`,
    // What hardens the deck; without it Slidev refuses to start, rather than to start without.
    ...(options.addons?.length ? [`addons: [${options.addons.map(scalar).join(', ')}]`] : []),
    `title: ${scalar(deckTitle(deck.title))}`,
    ...(deck.authors.length > 0 ? [`author: ${scalar(pageText(byline(deck.authors, deck.lang)))}`] : []),
    'htmlAttrs:',
    `  lang: ${deck.language ?? langs[deck.lang]}`,
    ...(canvas
      ? [`canvasWidth: ${canvas.width}`, `aspectRatio: ${scalar(`${canvas.width}/${canvas.height}`)}`]
      : []),
    ...mapping('themeConfig', options.themeConfig ?? {}),
    ...(options.transition ? [`transition: ${options.transition}`] : []),
    `duration: ${deck.minutes}min`,
    ...settings,
  ]
}

function mapping(key: string, values: Record<string, string>): string[] {
  const entries = Object.entries(values)
  return entries.length > 0
    ? [`${key}:`, ...entries.map(([name, value]) => `  ${scalar(name)}: ${scalar(value)}`)]
    : []
}
