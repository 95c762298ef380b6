import { defineConfig } from 'vitest/config'

/** `house`: everything that needs no browser. `browser`: whole pages in a real Chromium, one file at a time. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'house',
          environment: 'node',
          include: ['test/{rules,unit,contract,integration}/**/*.test.ts'],
          unstubGlobals: true,
        },
      },
      {
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
