import type { Found, Rule } from '../finding.ts'

/** A picture is drawn as sharp as it is from this many of its px per px on. */
const sharp = 0.98

/** Pictures that did not load, or are drawn larger than they are. */
export const image: Rule = (_, { slides }) =>
  slides.flatMap(({ number, images }) =>
    images.flatMap(({ source, outside, vector, loaded, natural, shown }): Found[] => {
      // The rule `outside` tells of addresses that were refused.
      if (!loaded)
        return outside
          ? []
          : [
              {
                id: 'check:image',
                slide: number,
                element: source,
                reason: `Image \`${source}\` did not load`,
              },
            ]
      if (vector || shown.width <= 0) return []
      const density = natural.width / shown.width
      if (density >= sharp) return []
      const [width, height] = [Math.round(shown.width), Math.round(shown.height)]
      return [
        {
          id: 'check:image-blurred',
          slide: number,
          element: source,
          amount: Math.round(density * 100) / 100,
          reason: `Image \`${source}\` of ${natural.width} × ${natural.height} px is shown at ${width} × ${height} px, expected at least one px per px`,
        },
      ]
    }),
  )
