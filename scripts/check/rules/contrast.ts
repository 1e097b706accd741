import type { Found, Rule } from '../finding.ts'

/** Text that hardly stands out from its ground. */
export const contrast: Rule = ({ limits }, { slides }) =>
  slides.flatMap(({ number, contrasts }) =>
    contrasts.flatMap(({ state, text, counter, count, ratio, color, background, large }): Found[] => {
      const others = count > 1 ? ` and ${count - 1} more` : ''
      const what = counter ? `the number before \`${text}\`` : `\`${text}\``
      const at = { slide: number, element: text }
      if (state === 'unknown' || ratio === undefined)
        return [
          {
            ...at,
            id: 'check:contrast-unknown',
            reason: `Image or gradient behind \`${text}\`${others}: check the contrast by eye`,
          },
        ]
      const least = large ? limits.largeContrast : limits.contrast
      if (ratio >= least) return []
      return [
        {
          ...at,
          id: 'check:contrast',
          amount: ratio,
          reason: `Contrast ${ratio} of ${what}${others} (${color} on ${background}), expected at least ${least}`,
        },
      ]
    }),
  )
