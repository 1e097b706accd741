import { slideName, type DeckData } from '../slidev/data/deck.ts'
import type { ExportFormat } from './source.ts'

/** What the speaker says, slide by slide, as Markdown. */
export const notes: ExportFormat = {
  ending: '-notes.md',
  unit: 'slide',
  make: ({ data }) => Promise.resolve({ content: Buffer.from(notesOf(data)), pages: data.slides.length }),
}

/**
 * @param facts the deck
 * @returns a Markdown document with a heading for each slide; one without notes keeps its heading
 */
export function notesOf(data: DeckData): string {
  const parts = data.slides.map((slide) => {
    const { number, title, notes } = slide
    const heading = title === undefined ? slideName(slide) : `${number}. ${escapeHeading(title)}`
    return [`## ${heading}`, ...(notes ? [notes] : [])].join('\n\n')
  })
  return `${[`# ${escapeHeading(data.title)}`, ...parts].join('\n\n')}\n`
}

/** A title is plain text: what Markdown would take for a mark is one no longer. */
function escapeHeading(text: string): string {
  return text.replace(/[\\`*_[\]<>#$]|&(?=#?\w+;)/g, String.raw`\$&`)
}

/**
 * @param said the notes of a slide
 * @returns them without Slidev's marks for the next click
 */
export function spoken(notes: string): string {
  return notes.replace(/\[click(?::\d+)?\] ?/g, '').trim()
}
