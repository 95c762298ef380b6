/** `npm run bench`: makes ready what is missing, bundles the bench beside the hub, and runs it in this process. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepare, root } from '../../server/prepare.mjs'

prepare()
const { build } = await import('vite')
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir: 'dist/bench',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      input: Object.fromEntries(
        ['bench', 'servers/hub', 'servers/plain', 'servers/floor', 'servers/native-floor', 'clients/phones'].map(
          (name) => [name, join(root, 'test/load', `${name}.ts`)],
        ),
      ),
    },
  },
})
await import(pathToFileURL(join(root, 'dist/bench/bench.js')).href)
