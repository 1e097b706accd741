/** Code between tags of a generator. */

import type { Code, Nodes, Root } from 'mdast'

const open = /^\{(?:%-?\s*highlight|\{[<%]\s*highlight)\s+"?([\w+#-]*)"?[^%>\n]{0,100}-?[%>]\}\}?/
const close = /\{(?:%-?\s*endhighlight\s*-?%|\{[<%]\s*\/\s*highlight\s*[>%]\})\}/g

/**
 * Turn such code, which was parsed as Markdown, back into code.
 *
 * ```markdown
 * > | {% highlight rust %}
 *     ^
 * > | fn main() {}
 * > | {% endhighlight %}
 *                      ^
 * ```
 */
export function listings(root: Root, source: string): void {
  const ends = [...source.matchAll(close)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }))
  if (!ends.length) return
  const children: Nodes[] = []
  let until = 0
  let next = 0
  for (const child of root.children) {
    const start = child.position?.start.offset ?? 0
    const end = child.position?.end.offset ?? 0
    if (end <= until && until > 0) continue
    const text = source.slice(start, Math.min(end, start + 200))
    const match = child.type === 'paragraph' ? open.exec(text) : null
    while (next < ends.length && (ends[next] as { from: number }).from < start) next++
    const closing = ends[next]
    if (!match || !closing) {
      children.push(child)
      continue
    }
    const value = source
      .slice(start + match[0].length, closing.from)
      .replace(/^[ \t]*\n/, '')
      .trimEnd()
    const lines = source.slice(0, closing.to)
    const line = lines.split('\n').length
    const column = closing.to - lines.lastIndexOf('\n')
    const code: Code = { type: 'code', lang: match[1] || null, meta: null, value }
    if (child.position)
      code.position = { start: child.position.start, end: { line, column, offset: closing.to } }
    children.push(code)
    until = closing.to
  }
  root.children = children as Root['children']
}
