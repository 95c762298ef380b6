/** The command line. Anything unknown is refused with a sentence rather than guessed. */
import { parseArgs } from 'node:util'
import { resolve } from 'node:path'

export type Config = {
  readonly port: number
  readonly host: string
  readonly data: string
  readonly demo: boolean
  readonly json: boolean
}

/** What was wrong with the command line: the word in question. */
export type BadOption = { readonly problem: 'unknownOption' | 'badPort'; readonly word: string }

/** `argv`: what stands behind the command. `--data` is taken relative to the working folder. */
export function readConfig(argv: readonly string[]): Config | BadOption {
  let values
  try {
    values = parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string', default: '8080' },
        host: { type: 'string', default: '0.0.0.0' },
        data: { type: 'string', default: './data' },
        demo: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    return { problem: 'unknownOption', word: error instanceof Error ? (error.message.split('.')[0] ?? '') : '' }
  }
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65_535) return { problem: 'badPort', word: values.port }
  return { port, host: values.host.toLowerCase(), data: resolve(values.data), demo: values.demo, json: values.json }
}
