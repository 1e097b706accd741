// Starts `answer.ts`. A thread does not share the compile cache of the one that started it, and only
// what is loaded after it is on comes from there: the first TypeScript would cost a tenth of a second.

import nodeModule from 'node:module'

nodeModule.enableCompileCache?.()
await import('./worker.ts')
