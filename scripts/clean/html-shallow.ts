/** HTML that is too deep to recurse into. */

/** Levels that stay. Pages nest some forty deep. */
const deepest = 100
/** Elements that have no end tag. */
const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i

/**
 * Leave out the tags of elements nested deeper than `deepest`; their content stays.
 *
 * ```html
 * > | <div><div> … <div>text</div> … </div></div>
 *                  ^^^^^    ^^^^^^
 * ```
 */
export function shallow(source: string): string {
  let depth = 0
  return source.replace(/<(\/?)([A-Za-z][\w-]*)[^<>]*>/g, (tag, close: string, name: string) => {
    if (name === 'md-node' || empty.test(name)) return tag
    if (close) return depth-- > deepest ? '' : tag
    return ++depth > deepest ? '' : tag
  })
}
