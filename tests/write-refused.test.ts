import { VFile } from 'vfile'
import { expect, test, vi } from 'vitest'
import { deck, notes, paragraph, slide, slot } from '#tree/build.ts'
import type { Flow } from '#tree/nodes.ts'

// No text is known that the writer cannot write; so here it is made to fail,
// to see that one slide never costs the deck.
vi.mock('../scripts/slidev/write/blocks/flow.ts', async (original) => {
  const real = await original<typeof import('../scripts/slidev/write/blocks/flow.ts')>()
  const { toString } = await import('mdast-util-to-string')
  const broken = (nodes: readonly Flow[]): boolean =>
    nodes.some((node) => toString(node).startsWith('BROKEN'))
  const flow: typeof real.flow = (nodes, surroundings) =>
    broken(nodes) ? 'BROKEN {{ x }}\n\n---\n\n<script>y</script>' : real.flow(nodes, surroundings)
  return { ...real, flow }
})

const { checkRoundTrip, write } = await import('../scripts/slidev/write/index.ts')

const tree = deck({ title: 'T', authors: [], lang: 'en' }, 5, [
  slide({ id: 'a', layout: 'default', role: 'points', title: 'A' }, [slot([paragraph('one')])]),
  slide({ id: 'b', layout: 'default', role: 'points', title: 'T' }, [
    slot([paragraph('BROKEN {{ x }} --- <script>')]),
    slot([paragraph('right')], 'right'),
    notes([paragraph('said -->')]),
  ]),
])

test('a slide that does not read back is written as preformatted text', () => {
  const file = new VFile()
  const text = write({ ...tree, title: 'A' }, file, { theme: 'none' })
  expect(file.messages.map((message) => message.ruleId)).toContain('write:refused')
  expect(file.messages.map((message) => message.ruleId)).not.toContain('write:mismatch')
  expect(text).toContain('<pre v-pre class="slidev-code">BROKEN &#123;&#123; x &#125;&#125;')
  expect(text).toContain('::right::')
  expect(text).not.toContain('<script>')
  expect(checkRoundTrip(text, { ...tree, title: 'A' })).toEqual([])
})
