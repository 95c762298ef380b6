/** The one entry of the built hub: a command by its name, or else the hub itself. */
import { eraseData } from './erase-command.ts'
import { main } from './main.ts'
import { printLinks } from './links-command.ts'
import { printBallots, printTally, writeArchive } from './tally-command.ts'
import { rehearse } from './rehearse/rehearse-command.ts'
import { verify } from './verify/verify-command.ts'

// A window that was closed takes no more words, and the hub goes on without it.
process.stdout.on('error', () => undefined)
process.stderr.on('error', () => undefined)

const commands: Readonly<Record<string, (argv: readonly string[]) => number | Promise<number>>> = {
  links: printLinks,
  tally: printTally,
  ballots: printBallots,
  archive: writeArchive,
  erase: eraseData,
  verify,
  rehearse,
}
const [first = '', ...rest] = process.argv.slice(2)
const command = Object.hasOwn(commands, first) ? commands[first] : undefined
process.exitCode = command ? await command(rest) : await main(process.argv.slice(2))
