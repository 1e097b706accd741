/** A slot of a template → how blocks are set in it: as measured, or as declared where nothing was. */

import type {
  Box,
  CapacityFont,
  CapacitySlot,
  CapacityText,
  TemplateSetting,
  TemplateSlot,
  TemplateTitle,
} from '#template'
import type { Breaking } from './breaking.ts'

/** How a kind of text is set. */
export interface TextSetting {
  font: CapacityFont
  strong: CapacityFont
  emphasis: CapacityFont
  code: { font: CapacityFont; size: number; padding: number }
  /** px. */
  size: number
  leading: number
  /** Size of formulas, as a multiple of the text's. */
  formula: number
  breaking: Breaking
}

/** How blocks are set in a slot. */
export interface Setting {
  slot: CapacitySlot
  text: (box: Box | undefined) => TextSetting
}

/** KaTeX is set larger than the text around it, unless a theme says otherwise (katex.css). */
const formulaSize = 1.21

const settings = new WeakMap<TemplateSlot, Setting>()
const titles = new WeakMap<TemplateTitle, TextSetting>()

/** @returns The setting of a slot, the same each time. */
export function settingOf(slot: TemplateSlot): Setting {
  let found = settings.get(slot)
  if (!found) settings.set(slot, (found = slot.setting ? measured(slot.setting) : declared(slot)))
  return found
}

/** @returns How a title is set. */
export function titleSetting(title: TemplateTitle): TextSetting {
  let found = titles.get(title)
  if (!found) {
    const { setting, size, leading } = title
    const text = setting?.texts[setting.title ?? 0]
    found = setting && text ? textSetting(setting, text) : plain(size, size * leading)
    titles.set(title, found)
  }
  return found
}

function measured(setting: TemplateSetting): Setting {
  const texts = setting.texts.map((text) => textSetting(setting, text))
  const [first] = texts
  if (!first || !setting.slot) throw new Error('Unexpected capacity without texts, expected one a block')
  return { slot: setting.slot, text: (box) => texts[box?.text ?? 0] ?? first }
}

function textSetting({ fonts, phrases, names }: TemplateSetting, text: CapacityText): TextSetting {
  const font = (name: string): CapacityFont => fonts[name] ?? usual
  return {
    font: font(text.font),
    strong: font(text.strong),
    emphasis: font(text.emphasis),
    code: { ...text.code, font: font(text.code.font) },
    size: text.size,
    leading: text.leading,
    formula: formulaSize,
    breaking: { phrases, names, spacing: text.spacing ?? 0 },
  }
}

/**
 * The usual sans faces, taken a little wide: a slide that is estimated too full is split too
 * early, the other way it runs over.
 */
const usual: CapacityFont = {
  advances: Object.fromEntries([
    [' ', 0.29],
    ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZMWmw@%&'].map((one): [string, number] => [one, 0.73]),
    ...[..."ijl.,:;'|!"].map((one): [string, number] => [one, 0.32]),
  ]),
  wide: 1.02,
  emoji: 1.4,
  other: 0.58,
  pairs: {},
  autospace: 0.125,
}

/** A code glyph of a fixed-width face is 0.6 em wide (JetBrains Mono, Fira Code, Menlo). */
const fixed: CapacityFont = { ...usual, advances: {}, wide: 1.2, other: 0.6 }

/** Of what a theme declares nothing: the widest that was met among stock themes, px and em. */
const stock = {
  codeSize: 0.72,
  codeLeading: 1.5,
  codePadding: 16,
  cellSize: 0.86,
  cellPadding: 7,
  indent: 1.4,
  quote: 1.5,
}

function plain(size: number, leading: number): TextSetting {
  return {
    font: usual,
    strong: { ...usual, other: 0.61 },
    emphasis: usual,
    code: { font: fixed, size: size * 0.86, padding: 8 },
    size,
    leading,
    formula: formulaSize,
    breaking: { phrases: false, names: false, spacing: 0 },
  }
}

function declared(slot: TemplateSlot): Setting {
  const { size, leading, gap } = slot
  const width = slot.width / slot.columns
  const [body, code, cell] = [0, 1, 2]
  const texts = [
    plain(size, size * leading),
    { ...plain(size * stock.codeSize, size * stock.codeSize * stock.codeLeading), font: fixed },
    plain(size * stock.cellSize, size * stock.cellSize * leading),
  ]
  const box = (wide: number, more?: Partial<Box>): Box => {
    return { before: gap, above: 0, below: 0, width: wide, text: body, ...more }
  }
  const list = (wide: number, depth: number): Box => {
    const inner = wide - stock.indent * size
    const nested = depth < 2 ? { list: list(inner, depth + 1), ordered: list(inner, depth + 1) } : {}
    const children = { paragraph: box(inner, { before: gap / 2 }), ...nested }
    const item = box(inner, { before: 0, children })
    return box(wide, {
      gap: depth === 1 ? gap : gap / 2,
      before: depth === 1 ? gap : gap / 2,
      children: { item },
    })
  }
  const quoted = width - stock.quote * size
  const padding = { before: 0, above: stock.cellPadding, below: stock.cellPadding, text: cell }
  const cells = { head: box(2 * stock.cellPadding, padding), cell: box(2 * stock.cellPadding, padding) }
  return {
    text: ({ text = body } = box(0)) => texts[text] ?? texts[0]!,
    slot: {
      width,
      height: slot.height,
      gaps: {},
      blocks: {
        paragraph: box(width),
        list: list(width, 1),
        ordered: list(width, 1),
        blockquote: box(width, {
          children: { paragraph: box(quoted), list: list(quoted, 1), ordered: list(quoted, 1) },
        }),
        table: box(width, { gap: 0, children: cells }),
        code: box(width - 2 * stock.codePadding, {
          above: stock.codePadding,
          below: stock.codePadding,
          text: code,
        }),
        math: box(width, { gap: size * formulaSize }),
      },
    },
  }
}
