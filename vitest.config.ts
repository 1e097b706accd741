import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // One file on each core, of whatever project: by default one core is left free, which of two is half
    // of the time. Builds and browsers wait for disks and each other, so that two of them go well together.
    maxWorkers: '100%',
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
        },
      },
    ],
  },
})
