/** The specimen of the templates as a deck, so that the planner's estimate of it can be tested. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from '@slidev/parser'
import { VFile } from 'vfile'
import type { Measurement } from '../scripts/browser/measure/types.ts'
import { read } from '../scripts/index.ts'
import { ownTemplates } from '../scripts/template/load.ts'
import { deck, slide, slot } from '../scripts/tree/build.ts'
import type { Deck, Flow } from '../scripts/tree/nodes.ts'

/** A measurement with as much as is compared: lines are counted, and of boxes only heights matter. */
export interface Rows {
  slides: {
    number: number
    blocks: { kind: string; slot?: string; depth?: number; text: string; lines: number; height: number }[]
  }[]
}

/** @returns The slides of the specimen, with their blocks by slots. */
export async function specimenDeck(): Promise<Deck> {
  const file = path.join(ownTemplates, 'kit/specimen/slides.md')
  const { slides } = parseSync(readFileSync(file, 'utf8'), file)
  const made = await Promise.all(
    slides.map(async ({ content, frontmatter }, index) => {
      const parts = content.split(/^::(\w+)::$/m)
      const layout = String(frontmatter['layout'] ?? (index === 0 ? 'cover' : 'default'))
      const { title, blocks } = await blocksOf(parts[0] ?? '')
      const slots = [slot(blocks)]
      for (let at = 1; at < parts.length; at += 2)
        slots.push(slot((await blocksOf(parts[at + 1] ?? '')).blocks, parts[at]))
      return slide({ id: `${index}`, role: 'points', layout, title }, slots)
    }),
  )
  return deck({ title: 'Specimen', authors: [], lang: 'zh' }, 1, made)
}

async function blocksOf(markdown: string): Promise<{ title: string; blocks: Flow[] }> {
  const root = await read(new VFile({ path: 'specimen.md', value: markdown }), { from: 'markdown' })
  const title = /^# (.*)$/m.exec(markdown)?.[1] ?? ''
  const blocks = root.children.filter((node) => !(node.type === 'heading' && node.depth === 1))
  return { title, blocks: blocks as Flow[] }
}

/** @returns What is compared of a measurement. */
export function rowsOf({ slides }: Measurement): Rows {
  return {
    slides: slides.map(({ number, blocks }) => ({
      number,
      blocks: blocks
        .filter(({ kind, floating }) => !floating && !['diagram', 'frame', 'image', 'media'].includes(kind))
        .map(({ kind, slot, depth, text, lines, box }) => ({
          kind,
          ...(slot === undefined ? {} : { slot }),
          ...(depth === undefined ? {} : { depth }),
          text,
          lines: lines.length,
          height: box.height,
        })),
    })),
  }
}

/** @returns A measurement that holds the rows. */
export function measurementOf({ slides }: Rows): Measurement {
  const box = { x: 0, y: 0, width: 0, height: 0 }
  return {
    slides: slides.map(({ number, blocks }) => ({
      number,
      failure: '',
      blocks: blocks.map((block) => ({
        ...block,
        lines: Array.from({ length: block.lines }, () => box),
        box: { ...box, height: block.height },
      })),
    })),
  } as unknown as Measurement
}
