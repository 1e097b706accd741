import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../scripts/check/finding.ts'
import { checkDeck, type CheckResult } from '../../scripts/check/index.ts'
import { rules } from '../../scripts/check/rules/index.ts'
import { checkCommand } from '../../scripts/command/check.ts'

/** A build and a browser on a loaded machine. */
const slow = 180_000

const head = `---
theme: none
title: Faults
fonts: {provider: none}
favicon: "data:,"
colorSchema: light
---
`

const style = `
.slidev-layout { padding: 40px; font: 24px/1.4 sans-serif }
pre, code { font-size: 16px }
h1 { font-size: 40px; line-height: 1.2; margin: 0 0 20px }
.numbered { list-style: none; counter-reset: n }
.numbered li { counter-increment: n }
.numbered li::before { content: counter(n); color: #b4411c66 }
.numbered.dark li::before { color: #b4411cff }
@font-face { font-family: Nowhere; src: url('/nowhere.woff2') }
`

/** One px, grey. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

const words = (count: number): string => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')

interface Fault {
  name: string
  slide: string
  /** Ids without their stage, and what the reason has to say. */
  finds: [id: string, reason: RegExp][]
}

/** Of slides with little on them, as each here has: these are looked for where they are planted. */
const ofLittle = new Set(['check:fill', 'check:margin', 'check:single-item'])

/** One fault on each slide, and no other. */
const faults: Fault[] = [
  {
    name: 'nothing',
    slide: '# Fine\n\nText, `code`, and $\\sqrt{x^2} = \\frac{a}{b}$.\n\n$$\n\\sum_{i=1}^n i^2\n$$',
    finds: [],
  },
  {
    name: 'pictures and names amid the text, a list within a list, an icon at a corner',
    slide: `<h1 style="display: flex">A <span>name</span> amid</h1>\n\n<p>Text <img :src="'/pixel.png'" width="1" height="1" style="display: inline" alt="x"> and <svg width="20" height="20" style="display: inline"><path d="M0 0h20v20z"/></svg> text</p>\n\n- one\n  - two\n\n<div style="position: relative; border: 1px solid">Card<b style="position: absolute; top: -9px; right: -9px">new</b></div>`,
    finds: [],
  },
  {
    name: 'content that its template scales down',
    slide: '# Scaled\n\n<div data-slot="default" data-scaled="0.86">Text</div>',
    finds: [['scaled', /scaled to 86 %/]],
  },
  {
    name: 'a formula past the canvas',
    slide: `# Formula\n\n$$\n${Array.from({ length: 60 }, (_, index) => `x_{${index}}`).join(' + ')}\n$$`,
    finds: [['overflow', /overflows the right of `canvas`/]],
  },
  {
    name: 'text past the canvas',
    slide: `# Long\n\n${'Paragraph.\n\n'.repeat(20)}`,
    finds: [['overflow', /overflows the bottom of `canvas`/]],
  },
  {
    name: 'text past the upper edge',
    slide: '<p style="position: absolute; top: -20px; margin: 0">Above the edge</p>\n\nText.',
    finds: [['overflow', /overflows the top of `canvas`/]],
  },
  {
    name: 'text in a box that hides the rest',
    slide: `<div class="cut" style="height: 50px; overflow: hidden">\n\n${'Some lines that are hidden. '.repeat(8)}\n\n</div>`,
    finds: [['overflow', /overflows the bottom of `div\.cut` by .*, where it is cut/]],
  },
  {
    name: 'a line of code that is too wide',
    slide: `\`\`\`text\n${'x'.repeat(200)}\n\`\`\``,
    finds: [['overflow', /overflows the right/]],
  },
  {
    name: 'text past a box with a border',
    slide: '<div class="card" style="width: 200px; border: 1px solid">Incomprehensibilities_of_names</div>',
    finds: [['overflow', /overflows the right of `div\.card` by/]],
  },
  {
    name: 'text past its slot',
    slide: `<div data-slot="left" style="height: 100px">${'<p>Paragraph</p>'.repeat(4)}</div>`,
    finds: [['overflow', /overflows the bottom of `slot left`/]],
  },
  {
    name: 'text on text',
    slide: '# One\n\n<p style="margin-top: -50px">Another on it</p>',
    finds: [['overlap', /`One` overlaps `Another on it`/]],
  },
  {
    name: 'text on the footer',
    slide:
      '<p style="margin-top: 455px">Reaches down</p>\n\n<footer data-frame style="position: absolute; bottom: 30px; font-size: 14px">The footer of it</footer>',
    finds: [['overlap', /`Reaches down` overlaps `The footer of it`/]],
  },
  {
    name: 'small text',
    slide: '<p style="font-size: 13px">Small print</p>',
    finds: [['font-size', /text of 13 px/]],
  },
  {
    name: 'small code',
    slide: '<pre style="font-size: 11px">code</pre>',
    finds: [['font-size', /code of 11 px/]],
  },
  {
    name: 'text made small by a transform',
    slide: '<div style="transform: scale(.5); transform-origin: 0 0">Halved text</div>',
    finds: [['font-size', /text of 12 px/]],
  },
  {
    name: 'a small footer',
    slide: 'Text.\n\n<footer data-frame style="font-size: 9px">Foot</footer>',
    finds: [['font-size', /frame text of 9 px/]],
  },
  {
    name: 'pale text',
    slide: '<p style="color: #aaa; background: #fff">Pale</p>',
    finds: [['contrast', /Contrast 2\.32 of `Pale`/]],
  },
  {
    name: 'text on a gradient',
    slide: '<p style="background: linear-gradient(red, white)">On colours</p>',
    finds: [['contrast-unknown', /behind `On colours`/]],
  },
  { name: 'a character in no font', slide: 'Private \u{10F123}.', finds: [['fonts', /U\+10F123/]] },
  {
    name: 'a picture that is missing',
    slide: `<img :src="'/nowhere.png'" alt="x">`,
    finds: [['image', /nowhere\.png/]],
  },
  {
    name: 'a background that is missing',
    slide: `<div :style="{ backgroundImage: 'url(/void.png)', height: '99px' }"></div>\n\nText.`,
    finds: [['image', /void\.png/]],
  },
  {
    name: 'a blurred picture',
    slide: `<img :src="'/pixel.png'" width="200" height="200" alt="x">`,
    finds: [['image-blurred', /of 1 × 1 px is shown at 200 × 200 px/]],
  },
  {
    name: 'a broken diagram',
    slide: '```mermaid\nflowchart LR\n  A --> --> [[\n```',
    finds: [['diagram', /error/]],
  },
  {
    name: 'a diagram with small labels',
    slide:
      '<div data-slot="default" style="height: 400px">\n\n```mermaid {scale: 0.5}\nflowchart LR\n  A[Alpha beta gamma] --> B[Delta epsilon] --> C[Zeta eta theta] --> D[Iota kappa] --> E[Lambda mu] --> F[Nu xi] --> G[Omikron pi]\n```\n\n</div>',
    finds: [['diagram', /label `.*` of 8 px/]],
  },
  {
    name: 'a diagram like a stamp',
    slide:
      '<div data-slot="default" style="height: 450px">\n\n```mermaid\nflowchart LR\n  A[Alpha] --> B[Beta]\n```\n\n</div>',
    finds: [['diagram-small', /% of its room/]],
  },
  {
    name: 'a timeline with a label that is wider than its box and on the next',
    slide:
      '```mermaid\ntimeline\n  2019 : Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzesentwürfe\n  2020 : x\n```',
    finds: [
      ['diagram', /label `2019` of [\d.]+ px/],
      ['diagram', /label `Rind.*` is .* px wider than its box/],
      ['diagram', /label `Rind.*` overlaps `x`/],
    ],
  },
  {
    name: 'a timeline whose labels fit',
    slide: '```mermaid\ntimeline\n  2019 : First release\n  2020 : Second one of many\n```',
    finds: [],
  },
  {
    name: 'a pie with a slice that is not drawn, and one in the colour of the slide',
    slide:
      '```mermaid\n%%{init: {\'themeVariables\': {\'pie2\': \'#fafafa\'}}}%%\npie\n  "A" : 70\n  "B" : 30\n  "C" : 0\n```',
    finds: [
      ['diagram', /Slice `C` of the pie is not drawn/],
      ['diagram', /Slice `B` of the pie has contrast 1\.0/],
    ],
  },
  {
    name: 'a pie of which all slices are seen',
    slide:
      '```mermaid\n%%{init: {\'themeVariables\': {\'pie2\': \'#e5e5e5\'}}}%%\npie\n  "A" : 70\n  "B" : 29\n  "C" : 1\n```',
    finds: [],
  },
  {
    name: 'a letter whose colour is dark enough without its alpha',
    slide: '<p>Text <b style="color: #0000">x</b><b style="color: #b4411c66">y</b></p>',
    finds: [['contrast', /Contrast 1\.8\d of `y`/]],
  },
  {
    name: 'a letter whose colour is dark enough with its alpha',
    slide: '<p style="background: #fff8">Text <b style="color: #000c">y</b></p>',
    finds: [],
  },
  {
    name: 'pale numbers before items',
    slide:
      '<ol class="numbered"><li>One</li><li>Two</li></ol>\n\n<ol class="numbered dark"><li>One</li><li>Two</li></ol>',
    finds: [['contrast', /Contrast 1\.8\d of the number before `One` and 1 more/]],
  },
  {
    name: 'little content',
    slide: '# Little\n\nText.',
    finds: [['fill', /Content fills \d+ % of the height/]],
  },
  {
    name: 'the title of another',
    slide: '# Little\n\nMore.',
    finds: [['repeated-title', /is that of slide/]],
  },
  { name: 'one item', slide: '# List\n\n- one', finds: [['single-item', /`one`/]] },
  {
    name: 'text near the footer',
    slide:
      '<p style="margin-top: 410px">Reaches down</p>\n\n<footer data-frame style="position: absolute; bottom: 30px; font-size: 14px">The footer of it</footer>',
    finds: [['margin', /ends \d+ px above the footer/]],
  },
  {
    name: 'no figure where there should be one',
    slide: '---\nlayout: figure\n---\n\nWords.',
    finds: [['figure', /made for an image/]],
  },
  {
    name: 'a picture from outside',
    slide: '<img src="https://example.com/a.png" alt="x">',
    finds: [['outside', /example\.com/]],
  },
  { name: 'no content', slide: '<!-- only notes -->', finds: [['empty', /without content/]] },
  {
    name: 'a title of three lines',
    slide: `# ${words(20)}`,
    finds: [['title', /of [34] lines/]],
  },
  {
    name: 'too many words',
    slide: `<p style="font-size: 18px">${words(130)}</p>`,
    finds: [['words', /130 words/]],
  },
  {
    name: 'too many hanzi',
    slide: `<p style="font-size: 18px">${'天地玄黄宇宙洪荒'.repeat(21)}</p>`,
    finds: [['words', /168 Chinese characters/]],
  },
]

/** What no single slide is to blame for. */
const ofTheDeck: Fault[] = [
  {
    name: 'an error of a script',
    slide: `<script setup>\nimport { onMounted } from 'vue'\nonMounted(() => { setTimeout(() => { throw new Error('boom') }) })\n</script>\n\nText.`,
    finds: [['console', /boom/]],
  },
  {
    name: 'a font that does not load',
    slide: '<p style="font-family: Nowhere, sans-serif">Text</p>',
    finds: [
      ['fonts', /`Nowhere`/],
      ['console', /nowhere\.woff2/],
    ],
  },
]

function deck(slides: string): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'lectern-test-')), 'talk')
  mkdirSync(join(folder, 'public'), { recursive: true })
  writeFileSync(join(folder, 'public', 'pixel.png'), pixel)
  writeFileSync(join(folder, 'style.css'), style)
  writeFileSync(join(folder, 'slides.md'), slides)
  return folder
}

const shown = (finding: Finding): string => `${finding.slide ?? '-'} ${finding.id} ${finding.reason}`

describe('a deck with one fault on each slide', () => {
  let result: CheckResult
  let folder: string
  let of: (slide: number | undefined) => Finding[]

  beforeAll(async () => {
    const slides = [...faults, ...ofTheDeck].map(({ slide }) => slide)
    folder = deck(
      `${head}\n${slides
        .map((slide) => (slide.startsWith('---') ? slide : `---\n\n${slide}`))
        .join('\n\n')
        .slice('---\n\n'.length)}\n`,
    )
    result = await checkDeck(join(folder, 'slides.md'), { screenshots: join(folder, 'pictures') })
    of = (slide) => result.findings.filter((one) => one.slide === slide)
  }, slow)

  test.for(faults.map((fault, index) => ({ ...fault, number: index + 1 })))('$name', ({ number, finds }) => {
    const planted = finds.map(([id]) => `check:${id}`)
    const found = of(number).filter(({ id }) => !ofLittle.has(id) || planted.includes(id))
    expect(found.map(({ id }) => id).toSorted(), found.map(shown).join('\n')).toEqual(planted.toSorted())
    for (const [id, reports] of finds)
      expect(found.filter((one) => one.id === `check:${id}`).map(({ reason }) => reason)).toContainEqual(
        expect.stringMatching(reports),
      )
  })

  test.for(ofTheDeck)('$name', ({ finds }) => {
    for (const [id, reports] of finds)
      expect(
        of(undefined)
          .filter((one) => one.id === `check:${id}`)
          .map(({ reason }) => reason),
      ).toContainEqual(expect.stringMatching(reports))
  })

  test('plants a fault for every rule', () => {
    const planted = new Set([...faults, ...ofTheDeck].flatMap(({ finds }) => finds.map(([id]) => id)))
    expect(Object.keys(rules).filter((name) => !planted.has(name))).toEqual([])
  })

  test('says the line of the element', () => {
    const lines = readFileSync(join(folder, 'slides.md'), 'utf8').split('\n')
    const at = (id: string): string =>
      lines[(result.findings.find((one) => one.id === id)?.line ?? 0) - 1] ?? ''
    expect(at('check:contrast')).toContain('Pale')
    expect(at('check:image-blurred')).toContain('pixel.png')
    expect(at('check:title')).toContain('# word0')
  })

  test('draws a picture of each slide and a sheet of all', () => {
    const names = readdirSync(join(folder, 'pictures')).toSorted()
    expect(names).toHaveLength(faults.length + ofTheDeck.length + 1)
    expect([names[0], names.at(-1)]).toEqual(['001.png', 'contact-sheet.png'])
    const sheet = readFileSync(join(folder, 'pictures', 'contact-sheet.png'))
    // Four slides of 480 px in a row, and the space around them.
    expect(sheet.readUInt32BE(16)).toBe(4 * 480 + 5 * 16)
  })

  test('leaves nothing else in the folder', () => {
    expect(readdirSync(folder).toSorted()).toEqual(['pictures', 'public', 'slides.md', 'style.css'])
  })
})

test('a slide can expect its fault', { timeout: slow }, async () => {
  const folder = deck(
    `${head}\n# One\n\n---\nexpect: check:title\n---\n\n# ${words(20)}\n\n---\n\n# ${words(20)}\n`,
  )
  let out = ''
  const io = { out: (text: string) => void (out += text), err: () => {}, terminal: false }
  const { code } = await checkCommand({ deck: folder, json: true, failOn: 'warning' }, io)
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({
    findings: [{ id: 'check:title', slide: 3, level: 'warning' }, { id: 'check:repeated-title' }],
  })
})
