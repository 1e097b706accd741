import { slideName, type DeckData } from '../../slidev/data/deck.ts'
import type { DrawnPage } from '../../browser/page/print-page.ts'
import { notesHtml } from '../notes-markdown.ts'

/** Where the links lead that keep places free; a slide's index follows. */
export const placeAddress = 'https://slide.invalid/'

/** Width of a slide on A4, mm: two thirds of a column of notes remain beside it. */
const slideWidth = 88

/**
 * Lay out a handout: a place for each slide, and beside it what is said.
 *
 * @param facts the deck; notes without words get lines to write on
 * @param pages what is drawn, for the headings
 * @returns an HTML document that asks for nothing
 */
export function handoutPage(data: DeckData, pages: readonly DrawnPage[]): string {
  const height = (slideWidth * data.height) / data.width
  const rows = data.slides.map((slide, index) => {
    const { number, title, notes } = slide
    // Slidev calls the first slide as the deck; people see what is drawn.
    const heading = pages.find((page) => page.number === number)?.heading || title
    const spokenHtml = notes ? notesHtml(notes) : '<div class="lines"></div>'
    return `<section>
<div class="keep"><a href="${placeAddress}${index}">&#8203;</a></div>
<div class="said"><h2><span>${number}</span> ${escapeHtml(heading || slideName(slide))}</h2>
${spokenHtml}</div></section>`
  })
  return `<!doctype html><html lang="${escapeHtml(data.lang ?? 'en')}"><meta charset="utf-8"><title>${escapeHtml(data.title)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${style(height)}</style>
<h1>${escapeHtml(data.title)}</h1>
${rows.join('\n')}</html>`
}

function style(height: number): string {
  return `
@page { size: A4; margin: 16mm 15mm }
html { font: 9.5pt/1.5 Inter, "Noto Sans SC", sans-serif; color: #222 }
body { margin: 0 }
h1 { font-size: 15pt; line-height: 1.3; margin: 0 0 6mm }
section { margin-bottom: 7mm; min-height: ${height.toFixed(2)}mm }
/* Stands behind what is said and holds it together for as long as the slide is high. */
.keep { height: ${height.toFixed(2)}mm; margin-bottom: -${height.toFixed(2)}mm; break-inside: avoid; break-after: avoid }
.keep a { display: block; width: ${slideWidth}mm; box-sizing: border-box; height: 100%; text-decoration: none }
.said { margin-left: ${slideWidth + 6}mm }
h2 { font-size: 10.5pt; line-height: 1.35; margin: 0 0 1.5mm; break-after: avoid }
h2 span { color: #777; font-weight: 400; padding-right: 1mm }
p, ul, ol, pre { margin: 0 0 1.5mm }
ul, ol { padding-left: 5mm }
pre, code { font-family: "JetBrains Mono", "Noto Sans SC", monospace; font-size: 8.5pt; white-space: pre-wrap }
a { color: inherit }
.lines { height: ${(height - 8).toFixed(2)}mm; background: repeating-linear-gradient(#0000 0 6.8mm, #ccc 6.8mm 7mm) }
.said { orphans: 2; widows: 2; overflow-wrap: anywhere }
`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
