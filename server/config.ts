/** The command line. Anything unknown is refused with a sentence rather than guessed. */
import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { presetIds, type PresetId } from '../shared/domain/scoring/presets/index.ts'

export type Config = {
  readonly port: number
  readonly host: string
  readonly data: string
  /** The demo: as it comes, or held by a preset. */
  readonly demo: 'asItComes' | PresetId | null
  /** The demo with recorded ballots, for which no tellers are needed. */
  readonly recorded: boolean
  readonly json: boolean
  /** Where `ballots` writes to; null for the window. */
  readonly out: string | null
}

/** What was wrong with the command line: the word in question. */
export type BadOption = { readonly problem: 'unknownOption' | 'badPort' | 'badPreset'; readonly word: string }

/** `argv`: what stands behind the command. `--data` is taken relative to the working folder. */
export function readConfig(argv: readonly string[]): Config | BadOption {
  let values
  try {
    values = parseArgs({
      args: withDemo(argv),
      options: {
        port: { type: 'string', default: '8080' },
        host: { type: 'string', default: '0.0.0.0' },
        data: { type: 'string', default: './data' },
        demo: { type: 'string' },
        recorded: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        out: { type: 'string' },
      },
    }).values
  } catch (error) {
    return { problem: 'unknownOption', word: error instanceof Error ? (error.message.split('.')[0] ?? '') : '' }
  }
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65_535) return { problem: 'badPort', word: values.port }
  const demo = values.demo ?? null
  if (demo !== null && !isDemo(demo)) return { problem: 'badPreset', word: demo }
  return {
    port,
    host: values.host.toLowerCase(),
    data: resolve(values.data),
    demo,
    recorded: values.recorded,
    json: values.json,
    out: values.out ?? null,
  }
}

const AS_IT_COMES = 'asItComes'

/** `--demo` may stand alone or before a preset. */
function withDemo(argv: readonly string[]): string[] {
  return argv.map((word, i) => {
    const next = argv[i + 1]
    return word === '--demo' && (next === undefined || next.startsWith('-')) ? `--demo=${AS_IT_COMES}` : word
  })
}

const isDemo = (word: string): word is 'asItComes' | PresetId =>
  word === AS_IT_COMES || presetIds.some((id) => id === word)
