import { defineConfig } from 'vitest/config'

/** Tests that run commands as processes, or many of them. */
const processes = [
  'api',
  'cli',
  'files',
  'formats',
  'interrupted-writes',
  'lint',
  'package',
  'printable',
  'settings',
  'stub-modules',
  'template-command',
].map((name) => `tests/${name}.test.ts`)

// A timeout is there against hanging: on a busy machine a test takes many times as long.
export default defineConfig({
  test: {
    // One file on each core, of whatever project: by default one core is left free, which of two is half
    // of the time. Builds and browsers wait for disks and each other, so that two of them go well together.
    maxWorkers: '100%',
    projects: [
      {
        test: { name: 'unit', include: ['tests/*.test.ts'], exclude: processes, testTimeout: 300_000 },
      },
      {
        test: { name: 'cli', include: processes, testTimeout: 300_000, hookTimeout: 300_000 },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/*.test.ts'],
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
    ],
  },
})
