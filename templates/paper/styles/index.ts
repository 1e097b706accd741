// Fonts are imported here and not with @import: only then do they pass through
// Vite's plugins, where kit/setup/vite-plugins.ts drops the second (woff) copy.
import '@fontsource/source-serif-4/400.css'
import '@fontsource/source-serif-4/400-italic.css'
import '@fontsource/source-serif-4/600.css'
import '@fontsource/source-serif-4/700.css'
// The thin strokes of a Song face vanish on a projector: 500 is our regular.
import '@fontsource/noto-serif-sc/500.css'
import '@fontsource/noto-serif-sc/700.css'
import '@fontsource/lxgw-wenkai/500.css'
import '@fontsource/jetbrains-mono/400.css'
import '@fontsource/jetbrains-mono/700.css'
import '../../kit/styles'
import './punctuation.css'
import './tokens.css'
import './typography.css'
import './frame.css'
import './blocks.css'
import './layouts.css'
