/** What stands within a line → runs of one font each. */

import type { PhrasingContent } from 'mdast'
import type { CapacityFont } from '#template'
import { formula } from './formula.ts'
import type { TextSetting } from './setting.ts'

/** A piece of a line: text of one font, or a box that does not break. */
export interface Run {
  text: string
  font: CapacityFont
  /** px. */
  size: number
  /** Padding on both sides together, px. */
  padding: number
  /** Whether phrases and names are looked for in it. */
  prose: boolean
  /** Width of a box, whose text is one character that stands for it. */
  box?: number
  /** What a box is higher than letters of its size: px above and below the line's own. */
  height?: number
}

/** Stands for a box among the letters, as in browsers. */
const boxCharacter = '\uFFFC'

/** A picture within a line is as high as a line or two; none in the corpus is wider than this, em. */
const pictureInLine = 4

/** @returns The runs of a line's content. */
export function runsOf(nodes: readonly PhrasingContent[], setting: TextSetting): Run[] {
  return nodes.flatMap((node) => runs(node, setting, setting.font))
}

/** @returns One run for text without marks. */
export function plainRuns(text: string, setting: TextSetting): Run[] {
  return [run(text, setting, setting.font)]
}

function run(text: string, setting: TextSetting, font: CapacityFont): Run {
  return { text: text.replaceAll(/[ \t\r\n]+/g, ' '), font, size: setting.size, padding: 0, prose: true }
}

function runs(node: PhrasingContent, setting: TextSetting, font: CapacityFont): Run[] {
  const inner = (children: readonly PhrasingContent[], as: CapacityFont): Run[] =>
    children.flatMap((child) => runs(child, setting, as))
  switch (node.type) {
    case 'text':
      return [run(node.value, setting, font)]
    case 'strong':
      return inner(node.children, setting.strong)
    case 'emphasis':
      return inner(node.children, setting.emphasis)
    case 'delete':
    case 'link':
    case 'linkReference':
      return inner(node.children, font)
    case 'inlineCode': {
      const { code } = setting
      const text = node.value.replaceAll(/[ \t\r\n]+/g, ' ')
      return [{ text, font: code.font, size: code.size, padding: code.padding, prose: false }]
    }
    case 'inlineMath':
      return mathRuns(node.value, setting)
    case 'break':
      return [{ ...run('', setting, font), text: '\n' }]
    case 'image':
      return [boxRun(setting, pictureInLine * setting.size, 0)]
    case 'footnoteReference':
      return [run(`[^${node.label ?? node.identifier}]`, setting, font)]
    default:
      return 'alt' in node ? [run(node.alt ?? '', setting, font)] : []
  }
}

function boxRun(setting: TextSetting, box: number, height: number): Run {
  return { text: boxCharacter, font: setting.font, size: setting.size, padding: 0, prose: false, box, height }
}

/** KaTeX sets a formula in pieces that it may break between. */
function mathRuns(tex: string, setting: TextSetting): Run[] {
  const found = formula(tex, false)
  if (!found) return [{ text: tex, ...setting.code, prose: false }]
  const size = setting.size * setting.formula
  return found.glyphBoxes.map(({ width, up, down }) => {
    // The line's own half of its height, above and below the middle of small letters.
    const room = setting.leading / 2
    const over = Math.max(0, up * size - room - middle * setting.size)
    const under = Math.max(0, down * size - room + middle * setting.size)
    return boxRun(setting, width * size, over + under)
  })
}

/** Half of what letters reach above the line less what they reach below: 0.73 and 0.24 em in Inter, em. */
const middle = 0.3
