/** Markup of site generators: MDX, Liquid (Jekyll), Hugo, kramdown. */

import type { Html, Image, Nodes, Parents, Root } from 'mdast'
import { visit } from '#tree/visit.ts'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import { cut, type Range } from './cut.ts'
import { jsx } from './jsx.ts'
import { listings } from './listings.ts'

/** Tags that are never prose. `{{ name }}` alone is not among them: articles write about it. */
const tags: { pattern: RegExp; reason: string }[] = [
  { pattern: /\{\{[<%][^]{0,400}?[>%]\}\}/g, reason: 'Hugo: `{{< figure src="…" >}}`.' },
  {
    pattern: /\{%-?\s*[a-z][\w-]{0,30}(?:\s[^]{0,400}?)?\s*-?%\}/gi,
    reason: 'Liquid, GitBook and plugins: `{% include note.html %}`, `{% info %}`.',
  },
  {
    pattern: /\{\{\s*(?:site|page|content|layout|include|post)\.[^{}]{0,200}\}\}/g,
    reason: 'Liquid: `{{ site.baseurl }}`.',
  },
  { pattern: /^\{:[^{}\n]{0,200}\}[ \t]*$/gm, reason: 'kramdown: `{: .note}` on its own line.' },
  {
    pattern: /\{:\s*(?:[.#][\w-]+|\w+="[^"\n]{0,100}")[^{}\n]{0,200}\}/g,
    reason: 'kramdown: attributes after a link.',
  },
  { pattern: /\{\/\*[^]{0,2000}?\*\/\}/g, reason: 'MDX: a comment.' },
  {
    pattern:
      /<[a-z][\w-]{0,30}(?:\s+[a-zA-Z][\w-]{0,30}=(?:"[^"\n]{0,200}"|\{\{[^{}]{0,300}\}\}|\{[^{}\n]{0,200}\})){1,10}\s*\/?>/g,
    reason: 'JSX: an element with an object for an attribute, which is no HTML: `<span style={{ color }}>`.',
  },
]

/** An import or an export of MDX, as a whole line. */
const moduleLine =
  /^(?:import\s+(?:[\w$*{},\s]{1,300}\s+from\s+)?(['"])[^'"\n]{1,300}\1;?|export\s+(?:const|default|function|let|\{).*)$/

/**
 * Take out what a generator would have replaced; say what showed something.
 *
 * ```markdown
 * > | import Tabs from '@theme/Tabs'
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * > | {% include note.html %} Text {{< ref "a" >}}
 *     ^^^^^^^^^^^^^^^^^^^^^^^      ^^^^^^^^^^^^^^^
 * > | <Chart data={rows} />
 *     ^^^^^^^^^^^^^^^^^^^^^
 * ```
 */
export function shortcodes(root: Root, file: VFile): void {
  const source = String(file)
  const mdx = /\.mdx$/i.test(file.path ?? '') || /^import\s.{1,200}\sfrom\s+['"]/m.test(source)
  if (!mdx && !/\{[%{:/]|<[A-Z]/.test(source)) return
  listings(root, source)
  visit(root, (node) => {
    if ('children' in node && ['blockquote', 'footnoteDefinition', 'listItem', 'root'].includes(node.type)) {
      node.children = (node.children as Nodes[]).flatMap((child) =>
        block(child, source, mdx, file),
      ) as typeof node.children
    }
  })
  visit(root, 'html', (node) => elements(node, file))
}

function block(node: Nodes, source: string, mdx: boolean, file: VFile): Nodes[] {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) return [node]
  if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'table') return [node]
  const text = source.slice(start, end)
  if (mdx && node.type === 'paragraph' && isModule(text, file)) {
    say(file, 'clean:html', `Left out module line \`${first(text)}\``, node)
    return []
  }
  const ranges = find(text, mdx)
  if (!ranges.length) return [node]
  const images: Nodes[] = []
  for (const [from, to] of ranges) {
    const tag = text.slice(from, to)
    const image = figure(tag)
    if (image)
      images.push({
        type: 'paragraph',
        children: [{ ...image, position: node.position! }],
        position: node.position!,
      })
    else if (!quiet.test(tag) && !paired(tag, source))
      say(file, 'clean:html', `Left out tag \`${first(tag)}\``, node)
  }
  // Lines that are only tags: an indent between them would keep them from being cut out.
  if (!without(text, ranges).trim()) return images
  cut(
    node,
    ranges.map(([from, to]): Range => [from + start, to + start]),
    source,
  )
  return [...(hasText(node) ? [node] : []), ...images]
}

function without(text: string, ranges: Range[]): string {
  let result = ''
  let at = 0
  for (const [from, to] of ranges) {
    result += text.slice(at, from)
    at = to
  }
  return result + text.slice(at)
}

/** Tags that show nothing themselves: logic, ends, comments, attributes. */
const quiet =
  /^(?:\{%-?\s*(?:end|assign|capture|case|comment|else|elsif|for|if|raw|unless|when)|\{\{[<%]\s*\/|\{:|\{\/\*|\{\{\s*\w+\.|<\/)/

/** A tag that is closed later wraps what stays. */
function paired(tag: string, source: string): boolean {
  const name = /^(?:\{%-?|\{\{[<%]|<)\s*([\w.-]+)/.exec(tag)?.[1]
  return name !== undefined && !tag.endsWith('/>') && closes(name, source)
}

/** The text that was asked of last, and what is known of it: an article of 10 MB is read through once a name. */
let asked = { source: '', closed: new Map<string, boolean>() }

function closes(name: string, source: string): boolean {
  if (asked.source !== source) asked = { source, closed: new Map() }
  const known = asked.closed.get(name)
  if (known !== undefined) return known
  const ends = [`end${name} `, `{{% /${name}`, `{{< /${name}`, `</${name}>`]
  const found = ends.some((end) => source.includes(end))
  asked.closed.set(name, found)
  return found
}

function find(text: string, mdx: boolean): Range[] {
  if (!/\{[%{:/]|<\/?[A-Z]/.test(text)) return []
  const ranges: Range[] = mdx ? jsx(text) : []
  for (const { pattern } of tags) {
    for (const match of text.matchAll(pattern)) ranges.push([match.index, match.index + match[0].length])
  }
  ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1])
  const code = [...text.matchAll(/(?<!`)(`{1,3})(?!`)[^`]{1,500}\1(?!`)/g)].map((match): Range => [
    match.index,
    match.index + match[0].length,
  ])
  let last = 0
  return ranges.filter(([from, to]) => {
    if (from < last || code.some((range) => range[0] <= from && to <= range[1])) return false
    last = to
    return true
  })
}

function isModule(text: string, file: VFile): boolean {
  const lines = text.split('\n')
  if (lines.every((line) => moduleLine.test(line.trim()))) return true
  // `import {` and `export const` may go on over lines, but only in files that say they are MDX.
  return (
    /\.mdx$/i.test(file.path ?? '') &&
    /^(?:import\s*\{[^}]*\}\s*from\s|export\s+(?:const|default|function)\s)/.test(text)
  )
}

/** A shortcode that shows a picture. */
function figure(tag: string): Image | undefined {
  if (tag.startsWith('</')) return undefined
  const url =
    /\b(?:src|url|image|link)\s*=\s*["']?([^\s"'{}>]{1,500}\.(?:png|jpe?g|gif|webp|svg|avif))/i.exec(tag)?.[1]
  if (!url) return unnamed(tag)
  const alt = /\b(?:alt|caption|title)\s*=\s*"([^"]{0,500})"/i.exec(tag)?.[1] ?? ''
  return { type: 'image', url, alt, title: null }
}

/** Eleventy names no parameters: `{% image "a.png", "What it shows" %}`. */
function unnamed(tag: string): Image | undefined {
  const match = /^\{%-?\s*(?:image|img)\s+"([^"]{1,500})"(?:\s*,?\s*"([^"]{0,500})")?/.exec(tag)
  return match?.[1] ? { type: 'image', url: match[1], alt: match[2] ?? '', title: null } : undefined
}

/** Components of JSX: those that close themselves show something that is not here; the others wrap. */
function elements(node: Html, file: VFile): void {
  node.value = node.value.replace(/\{%-?\s*(?:image|img|include|figure)\b[^]{0,600}?-?%\}/g, (tag) => {
    const image = figure(tag)
    if (image) return `<img src="${image.url}" alt="${(image.alt ?? '').replaceAll('"', '&quot;')}">`
    say(file, 'clean:html', `Left out tag \`${first(tag)}\``, node)
    return ''
  })
  node.value = node.value.replace(
    /<(\/?)([A-Z][\w.]*[a-z][\w.]*)((?:[^<>"'/]|"[^"]{0,1000}"|'[^']{0,1000}'|\/(?!>)){0,2000})(\/?)>/g,
    (tag, close: string, name: string, _rest: string, self: string) => {
      if (!self) return `<${close}component-${name.replaceAll('.', '-').toLowerCase()}>`
      const image = figure(tag)
      if (image) return `<img src="${image.url}" alt="${(image.alt ?? '').replaceAll('"', '&quot;')}">`
      say(file, 'clean:html', `Left out component \`<${name} />\``, node)
      return ''
    },
  )
}

function hasText(node: Parents): boolean {
  return (node.children as Nodes[]).some((child) =>
    child.type === 'text' ? child.value.trim() !== '' : child.type !== 'break',
  )
}

function first(text: string): string {
  const line = text.split('\n', 1)[0] as string
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}
