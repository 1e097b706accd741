import { defineVitePluginsSetup } from '@slidev/types'

const FONT_CSS = /@fontsource\/[^?]+\.css/
const WOFF = /,\s*url\([^)]+\.woff\)\s*format\(['"]woff['"]\)/g

// Every browser that runs Slidev reads woff2: the woff copies only double the build.
export default defineVitePluginsSetup(() => ({
  name: 'seminar:woff2-only',
  enforce: 'pre' as const,
  transform: (code: string, id: string) => FONT_CSS.test(id) ? code.replaceAll(WOFF, '') : undefined,
}))
