import { defineConfig } from 'vitest/config'

/**
 * `house`: everything that needs no browser. `browser`: whole pages in a real Chromium, one file at a time.
 * `load`: measurements, run by hand (`npm run measure`).
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'house',
          environment: 'node',
          include: ['test/{rules,unit,contract,integration}/**/*.test.ts'],
          // Nothing waits this long unless it has failed; a shared machine may be slow.
          testTimeout: 30_000,
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
      { test: { name: 'load', environment: 'node', include: ['test/load/**/*.test.ts'], fileParallelism: false } },
    ],
  },
})
