import type { ShikiSetup } from '@slidev/types'

export default (() => ({
  themes: {
    light: 'github-light-high-contrast',
    dark: 'github-dark-high-contrast',
  },
  // Comments have 4.35 : 1 on our warm surface, made for white.
  colorReplacements: {
    'github-light-high-contrast': { '#66707b': '#59636e' },
  },
})) satisfies ShikiSetup
