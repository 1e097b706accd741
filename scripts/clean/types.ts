/** What a cleaner takes. */

import type { Root } from 'mdast'
import type { VFile } from 'vfile'

/** How to clean. */
export interface CleanOptions {
  /** Keep what looks like noise of a page (default: `false`). */
  keepAll?: boolean
}

/** A cleaner changes the tree in place. */
export type Cleaner = (root: Root, file: VFile, options: CleanOptions) => void
