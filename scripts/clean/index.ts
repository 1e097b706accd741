/** The second stage: whatever was read becomes an article and nothing else. */

import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { angleWords } from './markup/angle-words.ts'
import { attributes } from './markup/attributes.ts'
import { boilerplate } from './boilerplate/index.ts'
import { containers } from './markup/containers.ts'
import { decks } from './markup/decks.ts'
import { exampleLists } from './markup/example-lists.ts'
import { flatten } from './flatten.ts'
import { formulas } from './markup/formulas.ts'
import { headings } from './headings.ts'
import { literalAddresses } from './markup/literal-addresses.ts'
import { metadataBlocks } from './markup/metadata-blocks.ts'
import { vaults } from './markup/vaults.ts'
import { html } from './markup/html/index.ts'
import { includes } from './markup/includes.ts'
import { limit } from './limit.ts'
import { linkEnds } from './link-ends.ts'
import { packageManagerTabs } from './markup/package-manager-tabs.ts'
import { notes } from './notes.ts'
import { images } from './images.ts'
import { nonContent } from './non-content.ts'
import { prose } from './prose.ts'
import { quotations } from './quotations.ts'
import { references } from './references.ts'
import { roles } from './markup/roles.ts'
import { sandpack } from './markup/sandpack.ts'
import { shortcodes } from './markup/shortcodes.ts'
import { notesOfComments, notesOfContainers } from './markup/speaker-notes.ts'
import { tidy } from './tidy.ts'
import type { CleanOptions, Cleaner } from './types.ts'

/** The cleaners, in their order. Each has a reason to stand where it stands. */
const cleaners: Cleaner[] = [
  flatten, // First: everything after it may recurse.
  roles, // Before metadata blocks: its comments look like some; before formulas, which some roles are.
  metadataBlocks, // Before all that takes its lines for text.
  decks, // Before html, which drops comments: in a deck they are notes.
  formulas, // Before all that looks into text: its source is no prose.
  exampleLists, // Before prose, which would join their lines.
  angleWords, // Before shortcodes and html, which take tags out.
  includes, // Before shortcodes: what stands for a file is no tag within text.
  sandpack, // Before shortcodes, which takes their tags out.
  shortcodes, // Before html: components would be parsed as elements.
  notesOfComments, // Before html, which drops comments.
  html, // Before all that look at kinds of nodes: a table may be written as HTML.
  references, // Before boilerplate, which counts links.
  literalAddresses, // After references: a link with words of its own is none.
  vaults, // Before attributes and pictures, which its links become.
  attributes, // Before containers, whose lines have some too, and before pictures, which they follow.
  containers, // Before prose, which would join their marker lines with the text.
  notesOfContainers, // After containers.
  boilerplate, // Before headings: the title of a site is not the title of the article.
  linkEnds, // After boilerplate, which knows link lists by them.
  images, // After boilerplate, which knows badges; before prose, which joins a caption with its picture.
  packageManagerTabs, // After containers, whose tabs hold one command each.
  notes, // Before headings, whose ranks it may change.
  headings,
  prose,
  nonContent, // After prose, which makes the paragraphs whole.
  quotations, // After non-content: a number may stand alone above what was said.
  tidy, // What became empty goes.
  limit, // Last: what went does not count.
]

/**
 * Clean an article.
 *
 * @param root What was read; changed in place.
 * @param file The article; gains a message for whatever is left out.
 * @param options Whether to keep noise.
 * @returns The same tree: no `html`, no definitions, no markup of a generator.
 */
export function clean(root: Root, file: VFile, options?: CleanOptions | null): Root {
  for (const cleaner of cleaners) cleaner(root, file, options ?? {})
  return root
}
