/** HTML as browsers read it. */

import type { Root } from 'hast'
import { fromParse5 } from 'hast-util-from-parse5'
import {
  defaultTreeAdapter,
  parse,
  parseFragment,
  type DefaultTreeAdapterMap,
  type TreeAdapter,
} from 'parse5'
import { VFile } from 'vfile'
import { shallow } from './shallow.ts'

/**
 * Nodes as parse5 makes them, but that every `template` has content: one within
 * SVG or MathML is no template, and hast asks it for its content all the same.
 */
const treeAdapter: TreeAdapter<DefaultTreeAdapterMap> = {
  ...defaultTreeAdapter,
  createElement(name, space, attributes) {
    const element = defaultTreeAdapter.createElement(name, space, attributes)
    return name === 'template'
      ? { ...element, content: defaultTreeAdapter.createDocumentFragment() }
      : element
  },
}

/**
 * Parse HTML.
 *
 * @param source A page, or with `fragment` a piece of one.
 * @returns Its tree, with positions in `source`; nothing in it is too deep to recurse into.
 */
export function parseHtml(source: string, options?: { fragment?: boolean } | null): Root {
  const value = shallow(source)
  const settings = { sourceCodeLocationInfo: true, scriptingEnabled: false, treeAdapter }
  const tree = options?.fragment ? parseFragment(value, settings) : parse(value, settings)
  return fromParse5(tree, { file: new VFile(value) }) as Root
}
