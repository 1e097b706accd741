import { VFile } from 'vfile'
import { assertDeck, clean, plan, read, analyze } from '../scripts/index.ts'
import { expect, test } from 'vitest'
import { behaviours, messageLines } from './harness.ts'
import { showDeck } from './show-deck.ts'
import { template } from './template.ts'

async function deckOf(file: VFile) {
  return plan(analyze(clean(await read(file), file), file), file, template, { full: true })
}

behaviours('plan', async (file) => {
  const deck = await deckOf(file)
  assertDeck(deck)
  const messages = messageLines(file)
  return { 'output.txt': showDeck(deck), ...(messages ? { 'messages.txt': messages } : {}) }
})

test('a reason of one point is a sentence, and of two a list: a list of one counts nothing', async () => {
  const reason = (name: string, text: string): string => `### ${name}\n\n${text}\n\n`
  const value =
    '# Talk\n\nOpening words of the talk.\n\n## Three reasons for the base model\n\n' +
    reason(
      'Completeness',
      'It keeps the fullest abilities of analyzeing and of generation in all languages.',
    ) +
    reason(
      'Stability',
      'Training from it tends to be steady. The loss falls in all of the runs, and it stays low.',
    ) +
    reason(
      'Research',
      'It is the purer sample for everybody who studies how vision and language are aligned.',
    ) +
    '## The end\n\nThat is all there is to say about the choice.\n'
  const deck = await deckOf(new VFile({ path: 'a.md', value }))
  const shown = deck.children
    .filter(({ role }) => role === 'rationale')
    .map(({ title, children: [first] }) => [title, first?.children[0]?.type])
  expect(shown).toEqual([
    ['Completeness', 'paragraph'],
    ['Stability', 'list'],
    ['Research', 'paragraph'],
  ])
})
