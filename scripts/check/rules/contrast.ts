import type { Found, Rule } from '../finding.ts'

/** Text that hardly stands out from its ground. */
export const contrast: Rule = ({ limits }, { slides }) =>
  slides.flatMap(({ number, contrasts }) =>
    contrasts.flatMap(({ state, text, count, ratio, color, ground, large }): Found[] => {
      const others = count > 1 ? ` and ${count - 1} more` : ''
      const at = { slide: number, element: text }
      if (state === 'unknown' || ratio === undefined)
        return [
          {
            ...at,
            id: 'check:contrast-unknown',
            reason: `Unexpected picture or gradient behind \`${text}\`${others}, expected a plain ground: look at the contrast yourself`,
          },
        ]
      const least = large ? limits.largeContrast : limits.contrast
      if (ratio >= least) return []
      return [
        {
          ...at,
          id: 'check:contrast',
          amount: ratio,
          reason: `Unexpected contrast ${ratio} of \`${text}\`${others} (${color} on ${ground}), expected at least ${least}`,
        },
      ]
    }),
  )
