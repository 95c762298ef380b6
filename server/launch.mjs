/** `npm start` and `npm run links`: makes ready what is missing, then hands over to the built hub in this process. */
import { prepare, root } from './prepare.mjs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

prepare()
await import(pathToFileURL(join(root, 'dist/server/cli.js')).href)
