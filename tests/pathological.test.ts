/** Articles that nobody should write become decks all the same. */

import { describe, expect, test } from 'vitest'
import { VFile } from 'vfile'
import { assertDeck, pipeline, type PipelineResult, checkRoundTrip } from '../scripts/index.ts'
import { loadTemplate } from '../scripts/template/load.ts'
import { pathological, pathologicalPictures } from './pathological.ts'

const { template } = loadTemplate('seminar')
const images = Object.fromEntries(
  Object.entries(pathologicalPictures).map(([address, { file }]) => [address, file]),
)

test('are a hundred', () => expect(Object.keys(pathological)).toHaveLength(100))

describe('pathological articles', () => {
  test.each(Object.entries(pathological))('%s', async (name, value) => {
    const file = new VFile({ path: `${name}.md`, value })
    const lang = name.startsWith('zh') ? 'zh' : 'en'
    const run = { template, theme: '../theme', lang, figures: async () => images } as const
    const { plan, write } = (await pipeline(file, run)) as Required<PipelineResult>
    expect(file.messages.filter(({ fatal }) => fatal).map(String)).toEqual([])
    assertDeck(plan)
    expect(checkRoundTrip(write, plan)).toEqual([])
  })
})
