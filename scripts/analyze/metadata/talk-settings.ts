/** What front matter says of the talk. */

import type { RootContent } from 'mdast'
import type { VFile } from 'vfile'
import { nearest } from '#message/nearest.ts'
import { say } from '#message/say.ts'
import type { TalkSettings } from '#tree/nodes.ts'
import { transitions } from '#tree/transitions.ts'
import type { Fields } from './front-matter.ts'

/** Each setting: how it is read (nothing where it cannot be), and what is expected. */
const settings: Readonly<
  Record<keyof TalkSettings, { read: (value: unknown) => TalkSettings | undefined; expected: string }>
> = {
  minutes: {
    read: (value) => {
      const minutes = Number(value)
      return Number.isInteger(minutes) && minutes >= 1 && minutes <= 600 ? { minutes } : undefined
    },
    expected: 'a whole number of minutes from 1 to 600',
  },
  pace: {
    read: (value) => {
      const pace = Number(value)
      return pace >= 0.25 && pace <= 4 ? { pace } : undefined
    },
    expected: 'a number from 0.25 to 4',
  },
  transition: {
    read: (value) => {
      const transition = transitions.find((name) => name === value)
      return transition && { transition }
    },
    expected: `one of ${transitions.map((name) => `\`${name}\``).join(', ')}`,
  },
}

/** Keys long enough for a misspelling to be told from another word: `page` is no `pace`. */
const distinct = ['minutes', 'template', 'themeConfig', 'transition']

/**
 * @param fields Front matter.
 * @param file Gains a message for each value that cannot be read and each key that is nearly one of ours.
 * @param node Where the front matter stands.
 */
export function talkSettings(fields: Fields, file: VFile, node: RootContent | undefined): TalkSettings {
  const found: TalkSettings = {}
  for (const [key, value] of Object.entries(fields)) {
    const setting = Object.hasOwn(settings, key) ? settings[key as keyof TalkSettings] : undefined
    const read = value === null ? {} : setting?.read(value)
    if (read) Object.assign(found, read)
    else if (setting)
      say(
        file,
        'analyze:setting',
        `Unexpected \`${String(value)}\` for \`${key}\`, expected ${setting.expected}`,
        node,
      )
    const meant = distinct.includes(key) ? undefined : nearest(key, distinct, 1)
    if (meant)
      say(
        file,
        'analyze:setting',
        `Unexpected \`${key}\` in the front matter, did you mean \`${meant}\`?`,
        node,
      )
  }
  return found
}
