import type { ShikiSetup } from '@slidev/types'

// A theme that tells everything apart, told apart here by four colours: who sits in the
// last row sees hues, not shades. They are tokens (styles/tokens.css), so that code
// follows a deck's own accent.
export default (() => ({
  theme: 'github-dark-high-contrast',
  colorReplacements: {
    // the ground
    '#0a0c10': 'var(--talk-surface)',
    // keywords
    '#ff9492': 'var(--talk-accent)',
    // comments; markup that is ignored has 1.3 : 1 in the original
    '#bdc4cc': 'var(--talk-muted)',
    '#272b33': 'var(--talk-muted)',
    // strings and links
    '#addcff': 'var(--talk-code-string)',
    // constants, properties, headings
    '#91cbff': 'var(--talk-code-constant)',
    // functions
    '#dbb7ff': 'var(--talk-code-function)',
    // tags and inserted lines
    '#72f088': 'var(--talk-code-string)',
    // names that are defined
    '#ffb757': 'var(--talk-code-constant)',
    // errors and deleted lines
    '#ffb1af': 'var(--talk-code-error)',
    '#f0f3f6': 'var(--talk-ink)',
    '#ffffff': 'var(--talk-ink)',
  },
})) satisfies ShikiSetup
