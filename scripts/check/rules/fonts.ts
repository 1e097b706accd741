import type { Found, Rule } from '../finding.ts'

/** Characters without a glyph, fonts that did not load, fonts that the machine lent. */
export const fonts: Rule = (_, { slides, failedFonts }) => [
  ...failedFonts.map(({ family, weight, style }): Found => ({
    id: 'check:fonts',
    element: family,
    reason: `Could not load the font \`${family}\` (${weight} ${style})`,
  })),
  ...slides.flatMap(({ number, glyphs: { missing } }): Found[] => {
    if (missing === '') return []
    const amount = [...missing].length
    return [
      {
        id: 'check:fonts',
        slide: number,
        element: missing,
        amount,
        reason: `No font has the ${amount === 1 ? 'character' : 'characters'} \`${missing}\` (${codes(missing)})`,
      },
    ]
  }),
  ...slides.flatMap(({ number, glyphs: { borrowed } }) =>
    borrowed.map(({ font, text }): Found => ({
      id: 'check:fonts-borrowed',
      slide: number,
      element: text,
      reason: `Font \`${font}\` of this machine in \`${text}\`, expected a font of the deck`,
    })),
  ),
]

function codes(characters: string): string {
  return [...characters]
    .map((one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ')
}
