import type { Found, Rule } from '../finding.ts'

/** Slides that show an error, files and content that did not come, errors of scripts. */
export const console: Rule = (_, { slides, console, missingFiles, late }) => [
  ...slides.flatMap(({ number, failure }): Found[] =>
    failure === ''
      ? []
      : [{ id: 'check:console', slide: number, reason: `Unexpected \`${failure}\`, expected the slide` }],
  ),
  ...late.map((what): Found => ({
    id: 'check:console',
    element: what,
    reason: /^(?:Missing|Timed|The|Unexpected) /.test(what) ? what : `Timed out waiting for ${what}`,
  })),
  ...missingFiles
    // The rule `picture` tells on which slide.
    .filter((name) => !slides.some(({ images }) => images.some(({ source }) => source === name)))
    .map((name): Found => ({
      id: 'check:console',
      element: name,
      reason: `Missing file \`${name}\`, requested by a slide`,
    })),
  ...console.map((text): Found => ({
    id: 'check:console',
    element: text,
    reason: `Browser error: ${text}`,
  })),
]
