// Starts `worker.ts`. A thread does not share the compile cache of the one that started it, and only
// what is loaded after it is on comes from there: the first TypeScript would cost a tenth of a second.
// Without a folder Node would take one that other people of this machine may have made, and run what is in it.

import nodeModule from 'node:module'

if (process.env.NODE_COMPILE_CACHE) nodeModule.enableCompileCache?.()
await import('./worker.ts')
