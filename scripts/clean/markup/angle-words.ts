/** Words in angle brackets, which Markdown reads as tags: what HTML does not know is text. */

import type { Html, Nodes, Parents, Root } from 'mdast'
import type { VFile } from 'vfile'
import { visit } from '#tree/visit.ts'

/** Elements of HTML. https://html.spec.whatwg.org/multipage/indices.html#elements-3, with those that are obsolete */
const elements = new Set(
  `a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button
   canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset
   figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input
   ins kbd label legend li link main map mark marquee math menu meta meter nav noframes noscript object ol optgroup
   option output p param picture pre progress q rp rt ruby s samp script search section select slot small source span
   strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul
   var video wbr`.split(/\s+/),
)
/** Elements whose name alone, in a sentence and never closed, is what to put there. */
const places = new Set(
  'address area base body button caption data form head input label link map menu meter object option output param section source summary template time title track'.split(
    ' ',
  ),
)
/** Elements whose end is left out, or that have none. */
const open = new Set(
  'area base br col dd dt embed hr img input li link meta option p param source tbody td tfoot th thead tr track wbr'.split(
    ' ',
  ),
)
/** Attributes that need no value. */
const flags =
  /^(?:async|autofocus|autoplay|checked|controls|default|defer|disabled|download|hidden|inert|ismap|loop|multiple|muted|nomodule|novalidate|nowrap|open|playsinline|readonly|required|reversed|selected|v-.*|@.*|:.*|#.*)$/i

const tag = /^<([a-z][\w-]*)((?:\s+[^<>]*)?)>$/i

/**
 * ```markdown
 * > | A Queue<Request> holds requests; put <your-name> before the dot.
 *            ^^^^^^^^^                       ^^^^^^^^^^^ text
 * > | If a<b and c>d, take <b>both</b>.
 *         ^^^^^^^^^ text    ^^^    ^^^^ markup
 * ```
 *
 * @param root Changed in place. Of MDX such words are components.
 */
export function angleWords(root: Root, file: VFile): void {
  const source = String(file)
  if (
    !/<[a-z]/i.test(source) ||
    /\.mdx$/i.test(file.path ?? '') ||
    /^import\s.{1,200}\sfrom\s+['"]/m.test(source)
  )
    return
  const closed = new Set([...source.matchAll(/<\/([a-z][\w-]*)\s*>/gi)].map(([, name]) => name))
  visit(root, (node) => {
    if (!('children' in node)) return
    const parent: Parents = node
    const isFlow = ['blockquote', 'footnoteDefinition', 'listItem', 'root'].includes(parent.type)
    const children = parent.children as Nodes[]
    if (!children.some(({ type }) => type === 'html')) return
    parent.children = children.map((child): Nodes => {
      if (child.type !== 'html' || !isWord(child, closed, isFlow || children.length === 1)) return child
      const { type: _, ...rest } = child
      const text: Nodes = { ...rest, type: 'text', value: child.value.trim() }
      return isFlow
        ? { type: 'paragraph', children: [text], ...(child.position && { position: child.position }) }
        : text
    }) as typeof parent.children
  })
}

function isWord({ value }: Html, closed: ReadonlySet<string | undefined>, isAlone: boolean): boolean {
  const [, name = '', rest = ''] = tag.exec(value.trim()) ?? []
  if (name === '' || rest.includes('=') || rest.trimEnd().endsWith('/')) return false
  const low = name.toLowerCase()
  const words = rest.trim().split(/\s+/).filter(Boolean)
  if (elements.has(low) && words.length > 0) return !open.has(low) && words.some((word) => !flags.test(word))
  if (closed.has(name)) return false
  // Alone on a line a name with a capital is a component of a site.
  if (!elements.has(low)) return !(isAlone && /^[A-Z]/.test(name))
  return !isAlone && places.has(low)
}
