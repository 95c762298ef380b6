/** Builds the pages into `dist/pages`, packed beforehand, and the hub into `dist/server`. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { packPages } from './pack-pages.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

// The phone first: that run empties the folder.
await build({ root, mode: 'phone', logLevel: 'warn' })
await build({ root, logLevel: 'warn' })
await packPages(join(root, 'dist/pages'))
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    // The hub, and its back room's thread.
    rolldownOptions: {
      input: { cli: join(root, 'server/cli.ts'), 'back-room': join(root, 'server/back-room/thread.ts') },
    },
  },
})
