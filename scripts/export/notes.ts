import { slideName, type DeckFacts } from '../browser/facts.ts'
import type { ExportFormat } from './source.ts'

/** What the speaker says, slide by slide, as Markdown. */
export const notes: ExportFormat = {
  ending: '-notes.md',
  unit: 'slide',
  make: ({ facts }) => Promise.resolve({ content: Buffer.from(notesOf(facts)), pages: facts.slides.length }),
}

/**
 * @param facts the deck
 * @returns a Markdown document with a heading for each slide; one without notes keeps its heading
 */
export function notesOf(facts: DeckFacts): string {
  const parts = facts.slides.map((slide) => {
    const { number, title, notes: said } = slide
    const heading = title === undefined ? slideName(slide) : `${number}. ${escapeHeading(title)}`
    return [`## ${heading}`, ...(said ? [said] : [])].join('\n\n')
  })
  return `${[`# ${escapeHeading(facts.title)}`, ...parts].join('\n\n')}\n`
}

/** A title is plain text: what Markdown would take for a mark is one no longer. */
function escapeHeading(text: string): string {
  return text.replace(/[\\`*_[\]<>#$]|&(?=#?\w+;)/g, String.raw`\$&`)
}

/**
 * @param said the notes of a slide
 * @returns them without Slidev's marks for the next click
 */
export function spoken(said: string): string {
  return said.replace(/\[click(?::\d+)?\] ?/g, '').trim()
}
