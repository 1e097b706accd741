/**
 * The gate: what is written, compiled by Slidev's own pipeline. The start of
 * a `scripts/write` gate; here, because Slidev wants files.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resolveOptions, ViteSlidevPlugin } from '@slidev/cli'
import { parseSync } from '@slidev/parser/core'
import { NodeTypes, parse, type TemplateChildNode } from '@vue/compiler-dom'

/** One slide, as Vue would render it. */
export interface Compiled {
  title: string
  note: string
  layout: string
  routeAlias: string
  /** Text of each paragraph, heading, item (without lists within), cell and code block, in order. */
  blocks: string[]
  /** All text, in order, blocks apart. */
  text: string
  /** What is not inert markup: tags, attributes, directives, interpolations. */
  active: string[]
}

/** Tags that Markdown makes, and Slidev's own of fences, formulas and slots. */
const tags = new Set(
  (
    'a annotation blockquote br code del em h1 h2 h3 h4 h5 h6 img li line math mfrac mi mn mo mover mpadded mphantom ' +
    'mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover ol p path pre s semantics ' +
    'span strong svg table tbody td th thead tr ul CodeBlockWrapper KaTexBlockWrapper Mermaid'
  ).split(' '),
)

/** Attributes that those have. */
const attributes = new Set(
  (
    'accent accentunder alt aria-hidden class code-lz columnalign columnspacing d display displaystyle encoding fence ' +
    'height href linebreak lspace mathvariant maxsize minsize movablelimits preserveAspectRatio rel rowspacing rspace scriptlevel ' +
    'separator src start stretchy style target title viewBox voffset width x1 x2 xmlns y1 y2 stroke-width linethickness ' +
    'notation rowlines columnlines align side stroke close rowalign depth'
  ).split(' '),
)

const block = /^(?:p|h[1-6]|li|td|th|pre)$/

/** Elements that stand apart from the text before them. */
const apart = /^(?:p|h[1-6]|li|td|th|pre|blockquote|template|KaTexBlockWrapper)$/

/** Compile the text of a deck. */
export type Gate = (text: string) => Promise<Compiled[]>

let gate: Promise<Gate> | undefined

/** @returns The gate; Slidev is set up once, with formulas on: the way that reads most into a text. */
export function createGate(): Promise<Gate> {
  return (gate ??= setUp())
}

async function setUp(): Promise<Gate> {
  const folder = mkdtempSync(join(tmpdir(), 'write-gate-'))
  const entry = join(folder, 'slides.md')
  const head =
    'theme: none\nfonts:\n  provider: none\nmonaco: false\ntwoslash: false\nmdc: false\ncomark: false\n'
  writeFileSync(entry, `---\n${head}---\n\n$x$\n`)
  const options = await resolveOptions({ entry }, 'build')
  const plugins = (await ViteSlidevPlugin(options)).flat(9) as { name?: string; transform?: unknown }[]
  const plugin = plugins.find((each) => each?.name === 'unplugin-vue-markdown')
  if (!plugin) throw new Error('Unexpected plugins of Slidev, expected `unplugin-vue-markdown`')
  rmSync(folder, { recursive: true })
  const hook = plugin.transform as { handler?: Transform } | Transform
  const transform = typeof hook === 'function' ? hook : hook.handler!
  const context = {
    error: (error: unknown): never => {
      throw error
    },
  }
  const compile = async (markdown: string): Promise<string> =>
    (await transform.call(context, markdown, `${entry}__slidev_1.md`)).code
  return async (text) => {
    const slides = parseSync(text, entry).slides
    return Promise.all(
      slides.map(async (slide) => {
        const shown = inspect(await compile(slide.content))
        // As Slidev's renderer of titles has it.
        const title = inspect(
          await compile(`<template v-if="no === 1">\n\n${slide.title}\n\n</template>`),
          true,
        )
        return {
          title: title.text,
          note: slide.note ?? '',
          layout: String(slide.frontmatter.layout),
          routeAlias: String(slide.frontmatter.routeAlias),
          blocks: shown.blocks,
          text: shown.text,
          active: [...shown.active, ...title.active],
        }
      }),
    )
  }
}

type Transform = (this: unknown, code: string, id: string) => Promise<{ code: string }>

function inspect(sfc: string, title = false): { blocks: string[]; active: string[]; text: string } {
  const end = sfc.lastIndexOf('</template>')
  const rest = sfc.slice(end)
  const blocks: string[] = []
  const active: string[] = []
  if (!/^<\/template>\s*<script setup>\s*<\/script>\s*$/.test(rest))
    active.push(`after the template: ${rest}`)
  // Slidev takes this wrapper off as well.
  const body = sfc.slice('<template>'.length, end).replace(/^<div>([^]*)<\/div>$/, '$1')
  const tree = parse(body, { onError: (error) => active.push(error.message) })

  const formulas: string[] = []
  const all: string[] = []
  let formula = false
  const text = (node: TemplateChildNode, outermost: boolean): string => {
    if (node.type === NodeTypes.TEXT) {
      if (!formula) all.push(node.content)
      return node.content
    }
    if (node.type === NodeTypes.INTERPOLATION)
      return (active.push(`{{ ${JSON.stringify(node.content)} }}`), '')
    if (node.type !== NodeTypes.ELEMENT) return (active.push(`node of type ${node.type}`), '')
    const slot =
      node.tag === 'template' &&
      node.props.every((prop) => prop.name === 'slot' || (title && prop.name === 'if'))
    if (!tags.has(node.tag) && !slot) active.push(`<${node.tag}>`)
    for (const prop of node.props) {
      if (prop.type === NodeTypes.ATTRIBUTE) {
        const value = prop.value?.content ?? ''
        if (!attributes.has(prop.name) && prop.name !== 'v-pre') active.push(`${prop.name}="${value}"`)
        if (prop.name === 'href' && !/^(?:https?|mailto):/.test(value)) active.push(`href="${value}"`)
        if (prop.name === 'src' && !/^\/img\/[\w.-]+$/.test(value)) active.push(`src="${value}"`)
        if (prop.name === 'style' && /url|expression|fixed|absolute|@|z-index/i.test(value))
          active.push(`style="${value}"`)
      } else {
        const ranges =
          prop.name === 'bind' &&
          node.tag.endsWith('Wrapper') &&
          /^:ranges='\[[\d",]*\]'$/.test(prop.loc.source)
        if (!ranges && !slot) active.push(prop.loc.source)
      }
    }
    if (node.tag === 'br') return (all.push(' '), ' ')
    if (node.tag === 'img') {
      const alt = node.props.find((prop) => prop.name === 'alt')
      const value = alt?.type === NodeTypes.ATTRIBUTE ? (alt.value?.content ?? '') : ''
      return (all.push(value), value)
    }
    // A formula counts as its TeX, which KaTeX notes down beside the picture.
    if (node.tag === 'annotation') {
      formulas.push(
        node.children.map((child) => (child.type === NodeTypes.TEXT ? child.content : '')).join(''),
      )
    }
    if (node.props.some((prop) => prop.loc.source === 'class="katex"')) {
      formula = true
      node.children.forEach((child) => text(child, false))
      formula = false
      const tex = formulas.pop() ?? ''
      return (all.push(tex), tex)
    }
    if (apart.test(node.tag)) all.push(' ')
    if (block.test(node.tag) && !outermost) {
      const at = blocks.push('') - 1
      blocks[at] = collapse(node.children.map((child) => text(child, true)).join(''))
      return ''
    }
    const own = node.children.map((child) => text(child, false)).join('')
    return node.tag === 'ul' || node.tag === 'ol' ? '' : own
  }
  tree.children.forEach((child) => text(child, false))
  return { blocks: blocks.filter((value) => value !== ''), active, text: collapse(all.join('')) }
}

/** @returns Text as browsers show it; the typographer's apostrophe is the only sign that may differ. */
export function collapse(value: string): string {
  return value.replace(/\s+/g, ' ').trim().replaceAll('’', "'")
}
