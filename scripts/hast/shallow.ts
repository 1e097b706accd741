/** HTML that is too deep to recurse into. */

/** Levels that stay. Pages nest some forty deep. */
const deepest = 100
/** Elements that have no end tag, or of which people leave it out: these do not nest by themselves. */
const flat =
  /^(?:area|base|br|caption|col|colgroup|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|rp|rt|source|tbody|td|tfoot|th|thead|tr|track|wbr)$/i

/**
 * Blank the tags of elements nested deeper than `deepest`; their content stays, and every offset too.
 *
 * ```html
 * > | <div><div> … <div>text</div> … </div></div>
 *                  ^^^^^    ^^^^^^
 * ```
 */
export function shallow(source: string): string {
  let depth = 0
  return source.replace(/<(\/?)([A-Za-z][\w-]*)[^<>]*>/g, (tag, close: string, name: string) => {
    if (name === 'md-node' || flat.test(name)) return tag
    if (close) return depth-- > deepest ? ' '.repeat(tag.length) : tag
    return ++depth > deepest ? ' '.repeat(tag.length) : tag
  })
}
