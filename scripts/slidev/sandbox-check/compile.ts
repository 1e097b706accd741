/** Slidev's own pipeline from Markdown to Vue, without a build around it. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resolveOptions, ViteSlidevPlugin } from '@slidev/cli'
import { detectFeatures, parseSync } from '@slidev/parser/core'
import { createMarkdownExit } from 'markdown-exit'
import type { CompiledSlide } from '#tree/compiled.ts'
import { inspect, inspectNote, type Inspected } from './inspect.ts'

type Transform = (this: unknown, code: string, id: string) => Promise<{ code: string }>

/** A deck without a theme, with formulas on: the way that reads most into a text. */
const probe = `---
theme: none
fonts: { provider: none }
monaco: false
twoslash: false
mdc: false
comark: false
---

$x$
`

/** So much of an error tells what is wrong. */
const longestError = 200

/**
 * Set Slidev up, once in a thread; about 1.5 s, of which most is loading it, and 0.5 s without its neighbours.
 *
 * @returns A function that compiles the text of a deck, 2 to 20 ms a slide; of some slides alone where their indices
 *   are given.
 * @throws Error where Slidev is another than the one this was made for.
 */
export async function createCompile(): Promise<
  (text: string, wanted?: readonly number[]) => Promise<CompiledSlide[]>
> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-gate-'))
  const entry = join(folder, 'slides.md')
  try {
    writeFileSync(entry, probe)
    const options = await resolveOptions({ entry }, 'build')
    // Code is coloured for each theme anew, which takes most of the time; what is judged is the same in both.
    Object.assign(options.utils.shikiOptions, { themes: { light: 'vitesse-light' } })
    const plugins = (await ViteSlidevPlugin(options)).flat(9) as { name?: string; transform?: unknown }[]
    const plugin = plugins.find((each) => each?.name === 'unplugin-vue-markdown')
    if (!plugin) throw new Error('Unexpected plugins of Slidev, expected `unplugin-vue-markdown`')
    const hook = plugin.transform as { handler?: Transform } | Transform
    const transform = typeof hook === 'function' ? hook : hook.handler!
    return (text, wanted = []) => compileDeck(text, wanted, entry, transform)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Of notes, as the presenter shows them. */
const notes = createMarkdownExit({ html: true })

async function compileDeck(
  text: string,
  wanted: readonly number[],
  entry: string,
  transform: Transform,
): Promise<CompiledSlide[]> {
  const context = {
    error: (error: unknown): never => {
      throw error
    },
  }
  const compile = async (markdown: string, title = false): Promise<Inspected> => {
    try {
      const { code } = await transform.call(context, markdown, `${entry}__slidev_1.md`)
      return inspect(code, title)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      return { blocks: [], text: '', active: [`error: ${message.slice(0, longestError)}`] }
    }
  }
  const every = parseSync(text, entry).slides
  const slides = wanted.length > 0 ? wanted.map((index) => every[index]!) : every
  return Promise.all(
    slides.map(async (slide) => {
      const shown = await compile(slide.content)
      // As Slidev's renderer of titles has it.
      const title = await compile(`<template v-if="no === 1">\n\n${slide.title}\n\n</template>`, true)
      const note = inspectNote(notes.render(slide.note ?? ''))
      return {
        layout: String(slide.frontmatter['layout']),
        routeAlias: String(slide.frontmatter['routeAlias']),
        title: title.text,
        blocks: shown.blocks,
        text: shown.text,
        active: [...shown.active, ...title.active, ...note.active, ...embeds(slide.raw)],
      }
    }),
  )
}

/** Words that make Slidev load scripts of other sites, wherever they stand. */
function embeds(raw: string): string[] {
  const { tweet, bluesky } = detectFeatures(raw)
  return [...(tweet ? ['<Tweet'] : []), ...(bluesky ? ['<BlueSky'] : [])]
}
