/**
 * Leaves out what stands beside the Markdown plugin when Slidev is loaded. All its plugins are in
 * one file, which imports the build tool, the compilers of styles and components and the servers:
 * 1,000 of 1,400 files and two thirds of the time, for plugins that the sandbox check never asks anything.
 *
 * To be imported in a thread of the sandbox check's own, before Slidev. `gate.test.ts` holds what is
 * compiled this way against what the whole of Slidev compiles.
 */

import { stubModules } from '#system/stub-modules.ts'

stubModules({
  '@slidev/cli': {
    // The build tool: nothing is bundled or served.
    vite: ['createServer', 'loadConfigFromFile', 'mergeConfig', 'parseSync'],
    // Components and their scripts: the sandbox check parses the template itself.
    '@vitejs/plugin-vue': ['default'],
    '@vitejs/plugin-vue-jsx': ['default'],
    'unplugin-vue-components/vite': ['default'],
    'unplugin-icons/vite': ['default'],
    'unplugin-icons/resolver': ['default'],
    // Styles.
    unocss: ['mergeConfigs', 'presetIcons'],
    'unocss/vite': ['default'],
    // `setup/*.ts` of themes, addons and decks: the deck of the sandbox check has none.
    jiti: ['createJiti'],
    'fast-glob': ['default'],
    // The page around the slides.
    'unhead/parser': ['parseHtmlForUnheadExtraction'],
    'unhead/server': ['createHead', 'transformHtmlTemplate'],
    // The servers of the editor, of presenters and of agents.
    'vite-plugin-vue-server-ref': ['default'],
    '@modelcontextprotocol/node': ['NodeStreamableHTTPServerTransport'],
    '@modelcontextprotocol/server': ['McpServer'],
    zod: ['z'],
    // Questions to the user, and what is installed on the way.
    prompts: ['default'],
    '@antfu/ni': ['parseNi', 'run'],
  },
})
