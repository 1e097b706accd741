/** A compiled slide → its text, and what in it is not inert. */

import { NodeTypes, parse, type ElementNode, type TemplateChildNode } from '@vue/compiler-dom'
import lz from 'lz-string'
import { isStaticAttribute, isStaticTag } from './static-markup.ts'

/** What was found in a template. */
export interface Inspected {
  blocks: string[]
  text: string
  active: string[]
}

const block = /^(?:p|h[1-6]|li|td|th|pre)$/

/** Elements that stand apart from the text before them. */
const apart = /^(?:p|h[1-6]|li|td|th|pre|blockquote|template|KaTexBlockWrapper|Mermaid)$/

/** What Slidev puts behind the template of a slide that has no script or style of its own. */
const noScript = /^<\/template>\s*<script setup>\s*<\/script>\s*$/

/** The bindings of Slidev's own: which lines of a fence are lit at which click, and how they are counted. */
const fence = /^(?::ranges='\[[\d",]*\]'|v-bind="\{lines:true,startLine:\d+\}")$/

/** Notes are put into the page as HTML, which knows no `{{ … }}`. */
const noDelimiters: [string, string] = ['\0{', '}\0']

/**
 * Inspect a component that was made of Markdown.
 *
 * @param component A single-file component.
 * @param title Whether it is Slidev's for titles, which chooses one by `v-if`.
 */
export function inspect(component: string, title = false): Inspected {
  const end = component.lastIndexOf('</template>')
  const rest = component.slice(end)
  // Slidev takes this wrapper off as well.
  const template = component.slice('<template>'.length, end).replace(/^<div>([^]*)<\/div>$/, '$1')
  const found = inspectHtml(template, title)
  return noScript.test(rest) ? found : { ...found, active: [...found.active, `after the template: ${rest}`] }
}

/** Inspect HTML that is put into the page as it is. */
export function inspectNote(html: string): Inspected {
  return inspectHtml(html, false, noDelimiters)
}

function inspectHtml(html: string, title: boolean, delimiters?: [string, string]): Inspected {
  const active: string[] = []
  const tree = parse(html, {
    onError: (error) => active.push(error.message),
    ...(delimiters ? { delimiters } : {}),
  })
  const blocks: string[] = []
  const all: string[] = []
  let formula: string | undefined

  const walk = (node: TemplateChildNode, within: boolean): string => {
    if (node.type === NodeTypes.TEXT) {
      if (formula === undefined) all.push(node.content)
      return node.content
    }
    if (node.type === NodeTypes.INTERPOLATION) {
      active.push(`{{ ${JSON.stringify(node.content)} }}`)
      return ''
    }
    if (node.type !== NodeTypes.ELEMENT) {
      active.push(`node of type ${node.type}`)
      return ''
    }
    active.push(...activeContent(node, title))
    const instead = replaced(node)
    if (instead !== undefined) {
      all.push(instead)
      return instead
    }
    // A formula counts as its TeX, which KaTeX notes down beside the picture.
    if (node.tag === 'annotation') formula = node.children.map(textOf).join('')
    if (node.props.some((prop) => prop.loc.source === 'class="katex"')) {
      formula = ''
      node.children.forEach((child) => walk(child, false))
      const tex = formula
      formula = undefined
      all.push(tex)
      return tex
    }
    if (apart.test(node.tag)) all.push(' ')
    if (block.test(node.tag) && !within) {
      const at = blocks.push('') - 1
      blocks[at] = collapsed(node.children.map((child) => walk(child, true)).join(''))
      return ''
    }
    const own = node.children.map((child) => walk(child, false)).join('')
    return node.tag === 'ul' || node.tag === 'ol' ? '' : own
  }
  tree.children.forEach((child) => walk(child, false))
  return { blocks: blocks.filter((value) => value !== ''), active, text: collapsed(all.join('')) }
}

/** The text of an element that stands for text without holding it. */
function replaced(node: ElementNode): string | undefined {
  if (node.tag === 'br') return ' '
  if (node.tag === 'img') return attribute(node, 'alt')
  if (node.tag === 'Mermaid') return ` ${lz.decompressFromBase64(attribute(node, 'code-lz'))} `
  return undefined
}

function attribute(node: ElementNode, name: string): string {
  const found = node.props.find((prop) => prop.name === name)
  return found?.type === NodeTypes.ATTRIBUTE ? (found.value?.content ?? '') : ''
}

/** What of an element does more than show something. */
function activeContent(node: ElementNode, title: boolean): string[] {
  const slot =
    node.tag === 'template' &&
    node.props.every((prop) => prop.name === 'slot' || (title && prop.name === 'if'))
  if (slot) return []
  const tag = isStaticTag(node.tag) ? [] : [`<${node.tag}>`]
  const rest = node.props.flatMap((prop) => {
    if (prop.type === NodeTypes.ATTRIBUTE) {
      return isStaticAttribute(prop.name, prop.value?.content ?? '') ? [] : [prop.loc.source]
    }
    const own = prop.name === 'pre' || (node.tag.endsWith('Wrapper') && fence.test(prop.loc.source))
    return own ? [] : [prop.loc.source]
  })
  return [...tag, ...rest]
}

function textOf(node: TemplateChildNode): string {
  return node.type === NodeTypes.TEXT ? node.content : ''
}

/** Text as browsers show it. */
function collapsed(value: string): string {
  return value.replace(/\s+/g, ' ').trim()
}
