import type { resolveOptions } from '@slidev/cli'
import { basename, dirname } from 'node:path'
import { countDiagrams, plainText, plainTitle, type DeckData } from './deck.ts'

/**
 * Take what the exporters need from Slidev's own view of a deck.
 *
 * @param data the deck as Slidev resolved it, theme defaults included
 * @returns plain data that can be sent to another process
 */
export function readDeckData(data: Awaited<ReturnType<typeof resolveOptions>>['data']): DeckData {
  const { config, headmatter } = data
  const slides = data.slides.map((slide, index) => ({
    number: index + 1,
    ...(slide.title ? { title: joined(plainTitle(slide.title)) } : {}),
    ...optional('alias', text(slide.frontmatter['routeAlias'])),
    ...optional('layout', text(slide.frontmatter['layout'])),
    ...optional('level', slide.level),
    ...optional('notes', text(slide.note)),
    diagrams: countDiagrams(slide.content),
  }))
  const title = text(headmatter['title']) ?? slides[0]?.title
  const lang = text(config.htmlAttrs?.['lang']) ?? text(headmatter['lang'])
  return {
    title: title === undefined ? basename(dirname(data.entry.filepath)) : joined(plainTitle(title)),
    ...optional('author', text(joined(config.author))),
    ...optional('subject', typeof config.info === 'string' ? plainText(config.info) : undefined),
    ...optional('keywords', keywords(headmatter['keywords'])),
    ...optional('lang', lang),
    ...optional('date', text(headmatter['date'])),
    width: config.canvasWidth,
    // Rounded up as in Slidev, or each page would be followed by an empty one.
    height: Math.ceil(config.canvasWidth / config.aspectRatio),
    slides,
    errors: Object.values(data.markdownFiles).flatMap((file) =>
      (file.errors ?? []).map(({ row, message }) => `${basename(file.filepath)}:${row + 1}: ${message}`),
    ),
  }
}

/** Text without the word joiners that keep searches in the page of a deck from finding something in it. */
function joined(value: string): string {
  return value.replaceAll(/(?<=[%$<])\u2060/g, '')
}

function text(value: unknown): string | undefined {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

function keywords(value: unknown): string[] | undefined {
  if (typeof value === 'string' && value !== '') return value.split(/\s*[,;，；、]\s*/)
  return Array.isArray(value) ? value.map(String) : undefined
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [name in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { [name in Key]?: Value }
}
