/**
 * Leaves out what stands beside the build when Slidev is loaded, and puts off what few decks need:
 * 700 of 1,700 files and half of the code, for a server of agents that no build starts, questions
 * that nobody is asked, and a compiler of JSX.
 *
 * To be imported in the process that builds, before Slidev.
 */

import { stubModules, lazyModules } from '#system/stub-modules.ts'

stubModules({
  '@slidev/cli': {
    '@modelcontextprotocol/node': ['NodeStreamableHTTPServerTransport'],
    '@modelcontextprotocol/server': ['McpServer'],
    zod: ['z'],
  },
})

lazyModules({
  '@slidev/cli': { '@antfu/ni': ['parseNi', 'run'], prompts: ['default'] },
  // Components in JSX.
  '@vitejs/plugin-vue-jsx': {
    '@babel/core': ['createConfigItem', 'transformSync', 'types'],
    '@vue/babel-plugin-jsx': ['default'],
  },
  // `@apply` in styles.
  '@unocss/transformer-directives': { 'css-tree': ['List', 'clone', 'generate', 'parse', 'walk'] },
  // Its server; a build makes none (`unocss.inspector`).
  '@unocss/vite': { '@unocss/inspector': ['default'] },
})
