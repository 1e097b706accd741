import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../scripts/check/finding.ts'
import { checkTemplate, type CheckTemplateResult } from '../../scripts/check/template.ts'

/** Two builds and four drawings on a loaded machine. */
const slow = 240_000

const layout = (body: string): string =>
  `<template>\n  <div class="slidev-layout mine">${body}</div>\n</template>\n`

const slot = (width: number, height: number): object => ({
  accepts: ['paragraph', 'list', 'heading'],
  width,
  height,
  size: 24,
  leading: 1.5,
  gap: 14,
})
const title = { width: 880, size: 40, leading: 1.2, lines: 2 }

const contract = {
  name: 'mine',
  description: { en: 'One.', zh: '一。' },
  canvas: { width: 980, height: 552 },
  minimums: { text: 18, code: 14, diagram: 16 },
  roles: { points: ['points'], quote: ['gone'] },
  layouts: {
    points: { slots: { default: slot(880, 400) }, title },
    sides: { slots: { default: slot(880, 80), left: slot(400, 300), right: slot(400, 300) }, title },
    gone: { slots: { default: slot(880, 400) }, title },
  },
}

const style = `
.mine { padding: 40px; font: 24px/1.5 sans-serif; height: 100%; color: #222; background: #fff }
.dark .mine { color: #eee; background: #111 }
.dark .mine em { color: #444 }
.mine h1 { font-size: 40px; line-height: 1.2; margin: 0 0 20px }
.mine small { font-size: 15px }
.mine .tall { height: 460px }
@media (min-height: 600px) { .mine .wide { width: 1000px; text-align: right } }
`

const specimen = `---
theme: default
title: Specimen
fonts: {provider: none}
favicon: "data:,"
layout: points
---

# In all renderings

<small>Too small</small>

---
layout: points
---

# In the dark scheme

*Pale where it is dark*

---
layout: points
---

# In the other shape

<div class="wide">Off at four to three</div>

---
layout: points
---

# In the own shape

<div class="tall"></div>

Off at sixteen to nine

---
layout: sides
---

# Sides

::left::

Left

---
layout: points
---

# Nothing wrong

Text
`

function template(): string {
  // Below the project's own folder nothing is found by chance.
  const folder = join(mkdtempSync(join(tmpdir(), 'lectern-test-')), 'mine')
  const put = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  put('package.json', '{"name": "slidev-theme-mine", "slidev": {"colorSchema": "both"}}')
  put('template.json', JSON.stringify({ ...contract, colour: 'red' }))
  put('layouts/points.vue', layout('<main data-slot="default"><slot /></main>'))
  put(
    'layouts/sides.vue',
    layout('<main data-slot="default"><slot /></main><aside data-slot="left"><slot name="left" /></aside>'),
  )
  put('styles/index.css', style)
  put('specimen.md', specimen)
  return folder
}

describe('a template broken in eight ways', () => {
  let result: CheckTemplateResult
  let folder: string

  beforeAll(async () => {
    folder = template()
    result = await checkTemplate(folder)
  }, slow)

  const cases: [string, Partial<Finding>, RegExp][] = [
    ['text below the smallest size', { id: 'check:font-size', slide: 1 }, /15 px/],
    ['pale text in one scheme', { id: 'check:contrast', slide: 2, variant: 'dark 16:9, dark 4:3' }, /Pale/],
    [
      'overflow in the other shape',
      { id: 'check:overflow', slide: 3, variant: 'light 4:3, dark 4:3' },
      /overflows the right of `canvas`/,
    ],
    [
      'overflow in its own shape',
      { id: 'check:overflow', slide: 4, variant: 'light 16:9, dark 16:9' },
      /overflows the bottom of `canvas`/,
    ],
    ['a slot that a layout lacks', { id: 'check:template', element: 'sides.right' }, /slot `right`/],
    ['a layout without a file', { id: 'check:template', element: 'gone' }, /`layouts\/gone\.vue`/],
    ['a role without a layout', { id: 'check:template', element: 'quote' }, /role `quote`/],
    ['an unknown key', { id: 'check:template', element: 'template.json' }, /colour/],
  ]

  test.for(cases)('%s', ([, wanted, reports]) => {
    const output = result.findings.filter(({ reason }) => reports.test(reason))
    expect(output).toHaveLength(1)
    expect(output[0]).toMatchObject(wanted)
  })

  test('fails in no other way than these, and a layout that the specimen lacks', () => {
    const known = cases.map(([, , reports]) => reports)
    // Each slide has one word on it.
    const others = result.findings.filter(
      ({ id, reason }) => id !== 'check:fill' && !known.some((reports) => reports.test(reason)),
    )
    expect(others.map(({ reason }) => reason)).toEqual([
      'Unexpected specimen without a slide in the layout `gone`, expected at least one',
    ])
  })

  test('is drawn in both schemes and shapes', () => {
    expect(Object.keys(result.measurements)).toEqual(['light 16:9', 'dark 16:9', 'light 4:3', 'dark 4:3'])
    expect(result.measurements['light 4:3']?.canvas).toEqual({ width: 980, height: 735 })
  })

  test('is left as it was', () => {
    expect(readdirSync(folder).toSorted()).toEqual([
      'layouts',
      'package.json',
      'specimen.md',
      'styles',
      'template.json',
    ])
  })
})
