import type { VitePluginsSetup } from '@slidev/types'
import { fileURLToPath } from 'node:url'

const FONT_CSS = /@fontsource\/[^?]+\.css/
const WOFF = /,\s*url\([^)]+\.woff\)\s*format\(['"]woff['"]\)/g

const kit = fileURLToPath(new URL('..', import.meta.url))

export default (() => [
  {
    // Every browser that runs Slidev reads woff2: the woff copies only double the build.
    name: 'talk:woff2-only',
    enforce: 'pre' as const,
    transform: (code: string, id: string) => (FONT_CSS.test(id) ? code.replaceAll(WOFF, '') : undefined),
  },
  {
    // While editing, Vite serves files of the deck and of its theme only.
    name: 'talk:serve-kit',
    config: () => ({ server: { fs: { allow: [kit] } } }),
  },
]) satisfies VitePluginsSetup
