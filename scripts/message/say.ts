/** The only way to report something. */

import type { Node, Point, Position } from 'unist'
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { catalogue, type MessageId } from './catalogue.ts'
import { printableLine } from './printable.ts'

/** More about a message. */
export interface SayOptions {
  /** Where the reason lies, when that is elsewhere. */
  cause?: { message: string; place: Node | Point | Position }
}

/**
 * Report to the file that is worked on.
 *
 * @param file The article; gains the message.
 * @param id A row of the catalogue.
 * @param reason ``Unexpected <actual>, expected <expected>``, values in backticks.
 * @param place Where: a node, a position or a point of the article.
 * @returns The message, with `fatal` by level: error `true`, warning `false`, info `undefined`.
 */
export function say(
  file: VFile,
  id: MessageId,
  reason: string,
  place?: Node | Point | Position,
  options?: SayOptions | null,
): VFileMessage {
  const entry = catalogue[id]
  const where = position(place)
  const message = file.message(printableLine(reason), {
    ...(where ? { place: where } : {}),
    source: 'lectern',
    ruleId: id,
  })
  message.fatal = entry.level === 'error' ? true : entry.level === 'warning' ? false : undefined
  message.note = entry.help
  if (options?.cause) {
    const at = position(options.cause.place)
    const error = new Error(printableLine(options.cause.message))
    message.cause = at ? Object.assign(error, { place: at }) : error
  }
  return message
}

/** vfile-message takes a whole node too, but then drags its subtree along as `ancestors`. */
function position(place: Node | Point | Position | undefined): Point | Position | undefined {
  if (!place) return undefined
  return 'type' in place ? (place.position ?? place.data?.origin?.[0]) : place
}
