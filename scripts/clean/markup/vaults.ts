/** Notes of Obsidian and Logseq: links, pictures, comments and queries of a collection of notes. */

import type {
  Heading,
  Image,
  List,
  ListItem,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  Root,
  RootContent,
  Text,
} from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import { visit } from '#tree/visit.ts'

/** What only such notes have. */
const signs =
  /!?\[\[[^\][\s][^\][\n]*\]\]|^(?:```|~~~)\s*(?:dataview|query|tasks)|%%[^%\n]|^\s*(?:[-*]\s+)?(?:collapsed|id):: |\(\([0-9a-f]{8}-[0-9a-f-]{20,}\)\)/m
/** `![[file|size or words]]`, `[[note#heading|words]]`. https://help.obsidian.md/links */
const link = /(!?)\[\[([^\][|#\n]*)(#[^\][|\n]*)?(?:\|([^\][\n]*))?\]\]/g
const picture = /\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$/i
const comment = /%%[^]*?%%/g
/** `^mark` at the end of a block. */
const blockId = /(?:^|[ \t\n])\^[A-Za-z0-9-]{2,40}[ \t]*$/
const tagsAtEnd = /(?:[ \t]+#[\p{L}][\p{L}\p{N}/_-]*)+[ \t]*$/u
/** Dates of the Tasks plugin. https://publish.obsidian.md/tasks/Reference/Task+Formats */
const taskDates = /[ \t]*[✅📅⏳🛫➕❌][\uFE0F]?[ \t]*\d{4}-\d{2}-\d{2}|[ \t]*[🔺⏫🔼🔽⏬]/gu
/** What Logseq keeps within its blocks. https://docs.logseq.com */
const kept =
  /:LOGBOOK:[^]*?:END:|^[ \t]*(?:SCHEDULED|DEADLINE):[ \t]*<[^>\n]*>[ \t]*$|^[ \t]*[a-z][\w-]*::(?:[ \t].*)?$|\(\([0-9a-f-]{36}\)\)|\{\{(?:embed|query|renderer|video|youtube)\b[^]*?\}\}/gim
const task = /^(TODO|DOING|NOW|LATER|WAITING|DONE|CANCELED|CANCELLED)[ \t]+/
const queries = /^(?:base|dataview|dataviewjs|query|tasks)$/i

/**
 * ```markdown
 * > | See [[Metrics|the numbers]]. ![[curve.png|400]] %%not shown%% ^mark
 *           ^^^^^^^^^^^ the words    ^^^^^^^^^^^^^^^^^^ a picture; the rest goes
 * > | - TODO count them
 *       ^^^^ an open task
 * ```
 *
 * @param root Changed in place.
 * @param file The article; gains a message for each query and note that is not here.
 */
export function vaults(root: Root, file: VFile): void {
  if (String(file).includes('==')) highlights(root)
  if (!signs.test(String(file))) return
  visit(root, (node) => {
    if (!('children' in node)) return
    const parent: Parents = node
    parent.children = (parent.children as Nodes[]).flatMap((child) =>
      changed(child, file),
    ) as typeof parent.children
    if (parent.type === 'paragraph' || parent.type === 'heading') ends(parent)
    if (parent.type === 'listItem') marked(parent)
  })
  outlined(root)
}

/** `==marked==`, as many editors read it: no words of an equation stand so close. */
const highlight = /(?<![=\w!<>])==(?=[^\s=])([^=\n]{1,300}?)(?<=\S)==(?![=\w])/g

function highlights(root: Root): void {
  visit(root, (node) => {
    if (!('children' in node)) return
    const parent: Parents = node
    parent.children = (parent.children as Nodes[]).flatMap((child): Nodes[] => {
      if (child.type !== 'text' || !child.value.includes('==')) return [child]
      const place = child.position ? { position: child.position } : {}
      return child.value.split(highlight).flatMap((value, at): Nodes[] => {
        const text: Text = { type: 'text', value, ...place }
        if (value === '') return []
        return at % 2 === 0 ? [text] : [{ type: 'strong', children: [text], ...place }]
      })
    }) as typeof parent.children
  })
}

function changed(node: Nodes, file: VFile): Nodes[] {
  if (node.type === 'code' && queries.test(node.lang ?? '')) {
    say(file, 'clean:html', `Unexpected query \`${node.lang}\`, expected text; left out`, node)
    return []
  }
  return node.type === 'text' ? phrasing(node, file) : [node]
}

function phrasing(node: Text, file: VFile): PhrasingContent[] {
  const value = node.value.replace(comment, '').replace(kept, '').replace(taskDates, '')
  const place = node.position ? { position: node.position } : {}
  const result: PhrasingContent[] = []
  let from = 0
  const text = (words: string): void => {
    if (words !== '') result.push({ type: 'text', value: words, ...place })
  }
  for (const match of value.matchAll(link)) {
    const [whole, embeds, target = '', heading = '', words] = match
    text(value.slice(from, match.index))
    from = match.index + whole.length
    if (embeds && picture.test(target)) {
      const alt = words && !/^\d+(?:x\d+)?$/.test(words) ? words : ''
      const image: Image = { type: 'image', url: encodeURI(target.trim()), alt, title: null, ...place }
      result.push(image)
    } else if (embeds) {
      say(
        file,
        'clean:include',
        `Unexpected line that stands for \`${target}${heading}\`, expected its text; left out`,
        node,
      )
    } else if (/^\d*$/.test(target) && heading === '') text(whole)
    else
      text(
        words ??
          [target.split('/').at(-1) ?? '', heading.startsWith('#^') ? '' : heading.slice(1)]
            .filter(Boolean)
            .join(' › '),
      )
  }
  text(value.slice(from))
  return result
}

/** What stands behind the last word of a block. */
function ends(node: Heading | Paragraph): void {
  const last = node.children.at(-1)
  if (last?.type === 'text') last.value = last.value.replace(blockId, '').replace(tagsAtEnd, '')
}

/** Logseq writes the state of a task before it. */
function marked(item: ListItem): void {
  const first = item.children[0]
  const text = first?.type === 'paragraph' || first?.type === 'heading' ? first.children[0] : undefined
  if (text?.type !== 'text') return
  const state = task.exec(text.value.trimStart())?.[1]
  if (state) {
    text.value = text.value.trimStart().replace(task, '')
    item.checked = /^(?:DONE|CANCELL?ED)$/.test(state)
  }
  // What was only a query or a reference is empty.
  item.children = item.children.filter(
    (child) =>
      child.type !== 'paragraph' ||
      toString(child).trim() !== '' ||
      child.children.some(({ type }) => type === 'image'),
  )
}

/** In Logseq all is one list: an item that is a heading is one, with what stands below it. */
function outlined(root: Root): void {
  const blocks = root.children.filter(({ type }) => type !== 'yaml')
  const [only] = blocks
  if (blocks.length !== 1 || only?.type !== 'list' || !only.children.some(isHeading)) return
  const result: RootContent[] = root.children.filter((child) => child !== only)
  for (const item of only.children) {
    if (isHeading(item)) result.push(...(item.children as RootContent[]))
    else {
      const last = result.at(-1)
      if (last?.type === 'list' && last.data === opened) last.children.push(item)
      else result.push({ ...only, children: [item], data: opened } satisfies List)
    }
  }
  for (const child of result) if (child.type === 'list' && child.data === opened) delete child.data
  root.children = result
}

/** Marks the lists that are made here. */
const opened = {}

function isHeading(item: ListItem): boolean {
  return item.children[0]?.type === 'heading'
}
