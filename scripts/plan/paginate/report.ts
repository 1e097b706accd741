/** How the planner tells what it had to do: the steps of the ladder. */

import type { Node } from 'unist'
import type { MessageId } from '#message/catalogue.ts'

/** Says a step of the ladder, with its place in the article. */
export type Report = (id: Extract<MessageId, `plan:${string}`>, reason: string, place?: Node) => void
