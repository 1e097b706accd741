import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'fast', include: ['tests/*.test.ts'], testTimeout: 60_000 },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // One build and one browser at a time: two of them starve each other on a small machine.
          fileParallelism: false,
        },
      },
    ],
  },
})
