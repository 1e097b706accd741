/** Every real article comes through the gate as it was planned. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { pipeline } from '../scripts/index.ts'
import { loadTemplate } from '../scripts/template/load.ts'
import { shared } from './harness.ts'
import { createGate } from './write-gate.ts'

const corpus = path.join(shared, 'corpus')
const there = existsSync(corpus)
if (!there) console.warn('gate-corpus: skipped, since there is no corpus beside the checkout')

test.skipIf(!there)('no slide of the corpus is refused', { timeout: 600_000 }, async () => {
  const { template } = loadTemplate('seminar')
  const compile = await createGate()
  const names = readdirSync(corpus).filter((name) => /^(?:en|zh)-.*\.mdx?$/.test(name))
  let slides = 0
  for (const name of names) {
    const file = new VFile({ path: name, value: readFileSync(path.join(corpus, name)) })
    const { plan } = await pipeline(file, { template, theme: 'none', compile })
    const refused = file.messages.filter(
      ({ ruleId }) => ruleId === 'write:refused' || ruleId === 'write:mismatch',
    )
    expect(refused.map(String)).toEqual([])
    slides += plan!.children.length
  }
  console.log(`gate: ${slides} slides of ${names.length} articles, 0 refused`)
  expect(names.length).toBeGreaterThan(100)
})
