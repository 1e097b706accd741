/** What is no text of an article even where somebody wrote the Markdown. */

import type { Nodes } from 'mdast'
import type { PageBlock } from './blocks.ts'

/** Where the pictures of badges come from. */
const badge =
  /shields\.io|badge|travis-ci|circleci|codecov|coveralls|appveyor|goreportcard|snyk\.io|opencollective|gitter\.im/i
/** A marker that a generator replaces by a table of contents. */
const contents = /^(?:\[\[?toc\]?\]|\$\{toc\}|\{:toc\}|\[\[_toc_\]\]|<!-- ?toc ?-->)$/i
/** A line that only points to the source of a page. */
const edit =
  /^(?:edit (?:this page|on github|me)|suggest (?:an )?edits?|improve this page|编辑(?:此|本)页|在 ?github ?上编辑(?:此页)?|back to top|回到?顶部|返回顶部)(?:[\s.。!！↑]|⬆\ufe0f?)*$/i
/** An entry of a table of contents points into its own page; this many words at most. */
const entry = 16

/**
 * ```markdown
 * > | [![build](https://img.shields.io/…)](…)
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * > | - [Install](#install)
 *       ^^^^^^^^^^^^^^^^^^^
 * > | [Edit this page](https://github.com/…)
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * ```
 */
export function isPageChrome(block: PageBlock): boolean {
  if (block.node.type === 'heading') return false
  if (contents.test(block.text)) return true
  if (block.kind === 'image') return isBadgeRow(block.node)
  if (block.linked > 0.9 && (edit.test(block.text) || isSource(block))) return true
  return block.kind === 'item' && block.linked > 0.95 && block.size <= entry && linksInward(block.node)
}

/** Nothing but the name of the file that the text was written in, as a link to it. */
function isSource({ kind, text }: PageBlock): boolean {
  return kind === 'paragraph' && /^[\w./-]{1,80}\.(?:adoc|md|mdx|rst)$/i.test(text.trim())
}

function isBadgeRow(node: Nodes): boolean {
  const urls = images(node)
  return urls.length > 0 && urls.every(isBadge)
}

/** Whether a picture only says the state of a project. */
export function isBadge(url: string): boolean {
  return badge.test(url)
}

function images(node: Nodes): string[] {
  if (node.type === 'image') return [node.url]
  return 'children' in node ? (node.children as Nodes[]).flatMap(images) : []
}

/** Whether all that stands here is links into the same page. */
function linksInward(node: Nodes): boolean {
  if (!('children' in node)) return false
  const children = (node.children as Nodes[]).filter((child) => child.type !== 'text' || child.value.trim())
  return (
    children.length > 0 &&
    children.every((child) => child.type === 'link' && child.url.startsWith('#') && child.url.length > 1)
  )
}
