import type { ShikiSetup } from '@slidev/types'

export default (() => ({
  themes: {
    light: 'github-light-high-contrast',
    dark: 'github-dark-high-contrast',
  },
})) satisfies ShikiSetup
