// Fonts are imported here and not with @import: only then do they pass through
// Vite's plugins, where kit/setup/vite-plugins.ts drops the second (woff) copy.
// There is no 400: light text on black in a large room is set one weight heavier, and
// the browser takes 500 where 400 is asked, in diagrams and formulas too.
import '@fontsource/inter/500.css'
import '@fontsource/inter/700.css'
import '@fontsource/inter/800.css'
import '@fontsource/noto-sans-sc/500.css'
import '@fontsource/noto-sans-sc/700.css'
import '@fontsource/lxgw-wenkai/500.css'
import '@fontsource/jetbrains-mono/500.css'
import '@fontsource/jetbrains-mono/700.css'
import '../../kit/styles'
import './punctuation.css'
import './tokens.css'
import './typography.css'
import './frame.css'
import './blocks.css'
import './band.css'
import './layouts.css'
