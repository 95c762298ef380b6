/** `npm run tally`: counts a file without a hub. `npm run ballots` and `npm run archive`: make files from a data folder. */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openBallotBox } from '../db/ballot-box.ts'
import { StoreUnusable } from '../db/open.ts'
import { languages, type Language } from '../shared/i18n/language.ts'
import { verifyWords as chinese } from '../shared/i18n/zh-CN/verify.ts'
import { verifyWords as english } from '../shared/i18n/en/verify.ts'
import { tally, type TallyFile } from '../shared/domain/tally.ts'
import { tallySchema } from '../shared/protocol/tally-schema.ts'
import { archiveJsonText } from '../shared/archive/contents.ts'
import { archiveOf, readArchiveParts, type ArchiveParts } from './archive-export.ts'
import { archiveZipOf } from './archive-zip.ts'
import { log } from './log.ts'
import { readStore } from './read-store.ts'
import { tallyFileOf } from './tally-export.ts'
import { printedTally, problemSentence, tallySays } from './tally-print.ts'

const archiveSays = { 'zh-CN': chinese, en: english }
type Says = (typeof tallySays)[Language]
/** The file may be anybody's: nothing in it moves the cursor or colours the window. */
const inWindow = (text: string): string => text.replace(/[^\P{C}\n]/gu, '?')
const sayEach = (sentence: (language: Language) => string) =>
  languages.forEach((language) => log.problem(inWindow(sentence(language))))
const say = (pick: (words: Says) => string) => sayEach((language) => pick(tallySays[language]))

/** Answers with the exit code: 0 only if everybody on a form that counts has a result. */
export function printTally(argv: readonly string[]): number {
  const asked = readAsked(argv)
  if (!asked) {
    say((words) => words.usage)
    return 1
  }
  const file = readFile(asked.file)
  if (!file) return 1
  const result = tally(file)
  if ('problem' in result) {
    sayEach((language) => problemSentence(result.problem, file, language))
    return 1
  }
  log.line(asked.json ? JSON.stringify(result, null, 2) : inWindow(printedTally(file, result, asked.language)))
  if (result.rows.every(({ score }) => score.withheld === null)) return 0
  say((words) => words.withheld)
  return 1
}

function readAsked(argv: readonly string[]): { file: string; json: boolean; language: Language } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, lang: { type: 'string', default: 'zh-CN' } },
    })
    const language = languages.find((each) => each === values.lang)
    const [file] = positionals
    return file !== undefined && positionals.length === 1 && language ? { file, json: values.json, language } : null
  } catch {
    // Whatever was wrong with the options, the usage says what is right.
    return null
  }
}

/** A mark of UTF-8, and the lines that npm prints above what it runs: `npm run ballots > FILE.json` writes them too. */
const before = /^\uFEFF?\s*(?:> .*\n\s*)*/

/** The file, checked for its shape; null after saying what is wrong with it. */
function readFile(path: string): TallyFile | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    say((words) => words.unreadable(path))
    return null
  }
  let json: unknown
  try {
    json = JSON.parse(text.replace(before, ''))
  } catch {
    say((words) => words.notJson(path))
    return null
  }
  const shaped = tallySchema.safeParse(json)
  if (shaped.success) return shaped.data
  const [issue] = shaped.error.issues
  say((words) => words.badShape(issue?.path.join('.') ?? '', issue?.message ?? ''))
  return null
}

/**
 * Hands out everything that has been counted in a data folder, also while its hub runs: into a new file with `--out`, or
 * else into the window. Answers with the exit code.
 */
export const printBallots = (argv: readonly string[]): number =>
  readStore(argv, ({ db, meeting, config }) => {
    const box = openBallotBox(db)
    const file = readBox(() => tallyFileOf(meeting, (round) => box.empty(round)))
    if (file.rounds.length === 0) {
      say((words) => words.nothingCounted)
      return 1
    }
    const text = JSON.stringify(file, null, 2)
    if (config.out !== null) return writeNew(config.out, `${text}\n`)
    log.line(text)
    return 0
  })

/**
 * `npm run archive`: everything that can be checked of a data folder, also while its hub runs, into a new file: a zip with
 * the papers if its name ends so, or else JSON for the verifier alone.
 */
export const writeArchive = (argv: readonly string[]): number =>
  readStore(argv, ({ db, config }) => {
    const { out } = config
    if (out === null) {
      sayEach((language) => archiveSays[language].archiveUsage)
      return 1
    }
    const parts = readBox(() => readArchiveParts(db)) as ArchiveParts
    if (!/\.zip$/i.test(out)) return writeNew(out, archiveJsonText(readBox(() => archiveOf(parts))))
    const { bytes, hash } = readBox(() => archiveZipOf(parts))
    const code = writeNew(out, bytes)
    if (code === 0) sayEach((language) => archiveSays[language].zipHash(hash))
    return code
  })

/** A file that exists is left as it is. */
function writeNew(path: string, content: string | Uint8Array): number {
  try {
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST'
    say((words) => (exists ? words.outExists(path) : words.outFailed(path)))
    return 1
  }
  say((words) => words.written(path))
  return 0
}

/** What cannot be read as ballots of its round, or does not balance with who has submitted, is a damaged store. */
function readBox<Made>(read: () => Made): Made {
  try {
    return read()
  } catch (cause) {
    throw new StoreUnusable('damaged', cause)
  }
}
