import type { Found, Rule } from '../finding.ts'

/** Requests that left the machine, or would have. */
export const outside: Rule = (_, { slides, outside }) =>
  outside.flatMap((url): Found[] => {
    const named = slides.filter((slide) => slide.outside.includes(url)).map(({ number }) => number)
    const found: Found = {
      id: 'check:outside',
      element: url,
      reason: `Unexpected address \`${url}\`, expected files of the deck`,
    }
    return named.length > 0 ? named.map((slide) => ({ ...found, slide })) : [found]
  })
