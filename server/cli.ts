/** The one entry of the built hub: `links` prints the links, anything else starts the hub. */
import { main } from './main.ts'
import { printLinks } from './links-command.ts'

// A window that was closed takes no more words, and the hub goes on without it.
process.stdout.on('error', () => undefined)
process.stderr.on('error', () => undefined)

const [first, ...rest] = process.argv.slice(2)
process.exitCode = first === 'links' ? printLinks(rest) : await main(process.argv.slice(2))
