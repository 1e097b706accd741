/** What a file of this folder gives. */

import type { Annotation, Role, Section } from '#tree/nodes.ts'
import type { Context } from '../points/index.ts'

/** How one role is recognised, and what is read out of a section that has it. */
export interface RoleDetector {
  role: Role
  /** Words of a heading that speak for the role. */
  heading: RegExp
  /**
   * Look at the text itself.
   *
   * @returns The findings; `undefined` where the text speaks against the role.
   */
  read?: (section: Section, context: Context) => Annotation[] | undefined
}
