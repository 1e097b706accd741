import { assets } from './assets.ts'
import { devServer } from './dev-server.ts'

export default {
  plugins: [devServer(), assets()],
  slidev: {
    markdown: {
      // What stands there is shown: addresses are no links of their own, quotes stay straight.
      markdownSetup(md: { set(options: { linkify: boolean; typographer: boolean }): unknown }) {
        md.set({ linkify: false, typographer: false })
      },
    },
  },
}
