/** Markup of site generators that would keep Markdown from being seen: made harmless before it is parsed. */

import type { Root } from 'mdast'
import { visit } from '#tree/visit.ts'
import { spacePlaceholder, placeholder } from './limit-complexity.ts'

/** An address with a tag in it, in a link or an image, and in a definition. */
const addresses = [
  /\]\(([^()\n]{0,200}?\{[{%][^{}%\n]{0,300}[}%]\}[^()\s]{0,300})\)/g,
  /^ {0,3}\[[^\]\n]{1,200}\]: +([^\s{]{0,200}\{\{[^{}\n]{1,200}\}\}\S{0,300}) *$/gm,
]

/**
 * Tags of Liquid have spaces, and an address with spaces is none in Markdown.
 *
 * ```markdown
 * > | [the post]({{ "/2016/02/29/post/" | url }})
 *                  ^                   ^ ^   ^ stand-ins
 * ```
 *
 * @returns The text; every offset stays. `restore` puts the spaces back.
 */
export function joinTags(value: string): string {
  if (!/\{[{%]/.test(value)) return value
  return addresses.reduce(
    (text, pattern) =>
      text.replace(pattern, (whole, address: string) =>
        whole.replace(address, () => address.replace(/[ \t]/g, spacePlaceholder)),
      ),
    value,
  )
}

/**
 * Take the tags out of addresses: what they say without their generator stays.
 *
 * ```markdown
 * > | [a]({{ "/blog/" | url }})   [b]({% link about.md %})   [c]({{ site.baseurl }}/x)
 *             ^^^^^^                         ^^^^^^^^                             ^^
 * ```
 */
export function plainAddresses(tree: Root): void {
  visit(tree, (node) => {
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return
    if (!/\{[{%]/.test(node.url)) return
    const url = node.url
      .replace(/\{\{-?\s*(["'])(.*?)\1[^{}]*\}\}/g, '$2')
      .replace(/\{%-?\s*(?:link|post_url|url|static|image)\s+["']?([^\s"'%]+)[^{}]*%\}/g, '$1')
      .replace(/\{\{[^{}]*\}\}|\{%[^{}]*%\}/g, '')
    node.url = url || '#'
  })
}

/** A line that begins as text does: neither a tag nor an attribute of one, which is set in. */
const prose = /^ {0,3}(?:[\p{L}\p{N}*_`[("'“‘「『《【]|#{1,6} |[-+] )/u

/** A line that is nothing but the tag of a component. */
const component = /^ {0,3}<\/?(?:[A-Z][\w.]*(?:\s[^<>]*)?)?>\s*$/
const fence = /^\s*(`{3,}|~{3,})/

/**
 * In Markdown a tag on its own line hides all lines up to a blank one; in MDX it does not.
 *
 * ````mdx
 * > | <Fragment slot="react">
 *     ^ a stand-in: the fence is seen
 * > | ```jsx
 * > | <Callout type="info">
 *     ^ and the link in the text
 * > | Read [more](https://example.com).
 * ````
 *
 * @returns The text; every offset stays. `restore` puts the brackets back.
 */
export function openComponents(value: string): string {
  const lines = value.split('\n')
  let open = ''
  let tags: number[] = []
  const stepAside = (): void => {
    for (const tag of tags) lines[tag] = (lines[tag] ?? '').replace('<', placeholder('<'))
    tags = []
  }
  lines.forEach((line, at) => {
    const mark = fence.exec(line)?.[1] ?? ''
    if (open) {
      // A closing fence is at least as long as its opening one.
      if (mark.startsWith(open) && line.trim() === mark) open = ''
      return
    }
    if (mark) {
      open = mark
      stepAside()
    } else if (component.test(line)) tags.push(at)
    else if (prose.test(line)) stepAside()
    // What spans lines is no text: `<Card`, and its attributes below it.
    else if (!line.trim() || /^\s*</.test(line)) tags = []
  })
  return lines.join('\n')
}
