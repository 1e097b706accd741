/** Articles in the shapes that tools and sites write, beside the project: each gives what a person expects of it. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { loadTemplate, pipeline } from '../scripts/index.ts'
import { shared } from './harness.ts'
import type { Slide } from '../scripts/tree/nodes.ts'
import { visit } from '../scripts/tree/visit.ts'

const folder = path.join(shared, 'wild')
const template = loadTemplate('seminar').template

/** What each deck shows (`+`), and what it does not (`-`); `title` and `authors` are those of the deck. */
const expected: Record<
  string,
  { title?: string; authors?: string[]; shows?: RegExp[]; hides?: RegExp[]; figures?: number }
> = {
  'byline-with-date-and-follow.html': { authors: ['Ada Example'], hides: [/Follow/] },
  'formula-in-a-math-fence.md': { shows: [/\\frac/], hides: [/```math/] },
  'formula-with-label-shown-as-source.md': { hides: [/\\label/, /eqref/] },
  'logseq-note.md': { title: 'Backlog', hides: [/id::/, /LOGBOOK/, /collapsed::/, /\{\{/, /\(\(/] },
  'obsidian-note.md': { figures: 1, hides: [/%%/, /\^mark/, /\[\[/, /dataview/, /file\.mtime/] },
  'page-caption-lost-by-class-name.html': { figures: 1, shows: [/Figure 1\. Backlog and dwell/] },
  'page-code-of-one-element-a-line-joined.html': { shows: [/def take\(q\):\n {4}return q\.pop\(\)/] },
  'page-copy-button-within-code.html': {
    shows: [/```python/, /def take\(q\):\n {4}return q\.pop\(\)/],
    hides: [/复制/],
  },
  'page-display-equation-becomes-a-table.html': { shows: [/\$\$\s*d=\\frac\{n\}\{r\}/] },
  'page-figure-with-a-link.html': { figures: 1, hides: [/^- Wait of one day/m] },
  'page-footnote-mark-glued-to-the-word.html': { hides: [/store\.1/, /^[-\d.]+ Counted on one day/m] },
  'page-footnote-of-a-paper-glued-in.html': { hides: [/store\.[¹1]/] },
  'page-lazy-picture-twice.html': { figures: 1 },
  'page-line-numbers-within-code.html': { shows: [/def take\(q\):\n {4}return q\.pop\(\)\n```/] },
  'page-of-a-document-editor.html': {
    title: 'Queue study',
    shows: [/- inside/],
    hides: [/is this right/, /google\.com\/url/],
  },
  'page-permalink-signs-in-headings.html': { hides: [/[¶🔗]/u, /^# .*#$/m, /^# # /m] },
  'page-questions-lost.html': {
    shows: [
      /How long does a request wait\?[^]*About three seconds[^]*Why not count the backlog\?[^]*It stays the same/,
    ],
  },
  'page-steps-lost-by-class-name.html': { shows: [/Open the menu Queues/, /Press the button Measure/] },
  'page-terms-lost-by-class-name.html': { shows: [/Backlog/, /Dwell/] },
  'page-title-of-a-warning-lost.html': { shows: [/Careful with this/], hides: [/Guides/, /Previous/] },
  'page-title-of-the-channel.html': { title: 'Two numbers are enough for a queue' },
  'picture-with-a-link.md': { figures: 1 },
  'picture-with-attributes-is-lost.md': { figures: 1, hides: [/[{}]/] },
  'picture-with-caption-in-the-next-line.md': {
    figures: 1,
    shows: [/Figure 1\. Wait of one day/],
    hides: [/^- Wait of one day/m],
  },
  'pictures-with-words.md': { figures: 8 },
  'reveal.md': { hides: [/^[-*] .*Say that both/m] },
  'section-numbers-without-a-dot.md': { hides: [/^(?:# |\d\. )[123] /m] },
  'slidev-deck.md': { hides: [/::right::/, /transition: fade/, /class: text-center/] },
  'title-is-the-heading-of-the-references.md': { title: 'Title is the heading of the references' },
  'words-in-angle-brackets-vanish.md': { shows: [/Request/, /void/, /your-name/, /Enter/] },
}

/** Whether an image stands in a slot of a slide, in the talk or behind its end. */
function showsImage(slide: Slide): boolean {
  let found = false
  for (const child of slide.children)
    if (child.type === 'slot') visit(child, 'image', () => void (found = true))
  return found
}

describe.skipIf(!existsSync(folder))(
  'articles as strangers bring them (skipped where ../shared is missing)',
  () => {
    for (const [name, { title, authors, shows = [], hides = [], figures }] of Object.entries(expected)) {
      test(name, async () => {
        const file = new VFile({ path: name, value: readFileSync(path.join(folder, name)) })
        const { write = '', plan } = await pipeline(file, { template, theme: 'default', until: 'write' })
        const text = write.slice(write.indexOf('\n---\n', 4))
        if (title !== undefined) expect(plan?.title).toBe(title)
        if (authors !== undefined) expect(plan?.authors).toEqual(authors)
        for (const pattern of shows) expect(text).toMatch(pattern)
        for (const pattern of hides) expect(text).not.toMatch(pattern)
        if (figures !== undefined && plan) expect(plan.children.filter(showsImage)).toHaveLength(figures)
      })
    }

    test('no article that can be read ends without a deck', async () => {
      for (const name of readdirSync(folder).filter(
        (one) => /\.(?:html|md|txt)$/.test(one) && one !== 'README.md',
      )) {
        const file = new VFile({ path: name, value: readFileSync(path.join(folder, name)) })
        const { plan } = await pipeline(file, { template, theme: 'default', until: 'plan' })
        expect(plan?.children.length, name).toBeGreaterThan(1)
      }
    })
  },
)
