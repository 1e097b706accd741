/** Settings of the template that an article asks for → those that the template can follow. */

// In one file: one by one there are 150 of them.
import culori from 'culori/require'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import type { Template } from '#template'

/** WCAG 2.2, success criterion 1.4.3: text that is not large. */
const leastContrast = 4.5

/**
 * @param asked `themeConfig` of the front matter.
 * @param file For a message on each setting that is left out.
 * @returns The settings that the template has, with colours that can be read; all of them for a
 *   template that does not name its tokens.
 */
export function settingsFor(
  asked: Record<string, string>,
  template: Template,
  file: VFile,
): Record<string, string> {
  const { tokens } = template
  if (!tokens) return asked
  return Object.fromEntries(
    Object.entries(asked).filter(([name, value]) => {
      const reason = faultOf(name, value, tokens)
      if (reason) say(file, 'plan:setting', reason)
      return !reason
    }),
  )
}

function faultOf(name: string, value: string, tokens: NonNullable<Template['tokens']>): string | undefined {
  const token = tokens[name]
  if (!token) {
    const known = Object.keys(tokens).map((key) => `\`${key}\``)
    return `Unexpected setting \`${name}\` in \`themeConfig\`, expected one of ${known.join(', ')}`
  }
  if (token.type !== 'color') return undefined
  const color = culori.parse(value)
  if (!color) return `Unexpected \`${value}\` for \`${name}\`, expected a colour such as \`#b4411c\``
  for (const background of token.on) {
    const contrast = culori.wcagContrast(color, background)
    if (contrast < leastContrast) {
      return `Unexpected \`${value}\` for \`${name}\` with contrast ${contrast.toFixed(1)} on \`${background}\`, expected at least ${leastContrast}`
    }
  }
  return undefined
}
