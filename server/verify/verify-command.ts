/** `npm run verify`: checks an archive without a hub and prints the verdict line by line. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { z } from 'zod'
import { languages, type Language } from '../../shared/i18n/language.ts'
import { verifyWords as chinese } from '../../shared/i18n/zh-CN/verify.ts'
import { verifyWords as english } from '../../shared/i18n/en/verify.ts'
import { wordsAt } from '../../shared/sealing/word-lists.ts'
import { log } from '../log.ts'
import { ARCHIVE_VERSION, archiveSchema, headSchema, openingsSchema, type Archive } from './archive-file.ts'
import { filesPart } from './files.ts'
import { wordPlaces } from './hashes.ts'
import type { Line, Part, Sign, VerifyWords } from './line.ts'
import { verdictOf } from './verdict.ts'
import { looksLikeZip, readZip, type Files } from './zip.ts'

const says: Readonly<Record<Language, VerifyWords>> = { 'zh-CN': chinese, en: english }
const signs: Readonly<Record<Sign, string>> = { right: '✓', wrong: '✗', left: '–' }
/** The file may be anybody's: nothing in it moves the cursor or colours the window. */
const inWindow = (text: string): string => text.replace(/[^\P{C}\n]/gu, '?')

/** Answers with the exit code: 0 if everything that was checked holds. */
export async function verify(argv: readonly string[]): Promise<number> {
  const asked = readAsked(argv)
  if (!asked) return refused((words) => words.usage)
  const archive = readArchive(asked.file)
  if (!archive) return 1
  const openings = asked.openings.map((file) => read(file, openingsSchema))
  const given = openings.flatMap((one) => (one ? [one.value] : []))
  if (given.length < openings.length) return 1
  const words = says[asked.language]
  const { value, json, files } = archive
  const parts = [
    ...(files ? [filesPart(files, value, json)] : []),
    ...verdictOf(value, (json as { tally: { scheme: unknown } }).tally.scheme, given),
  ]
  log.line(inWindow(`${words.titles.meeting(archive.value.tally.title)}\n${words.signs}`))
  for (const part of parts) log.line(inWindow(await printed(part, words)))
  const all = parts.flatMap(({ lines }) => lines)
  const count = (sign: Sign) => all.filter((line) => line.sign === sign).length
  const wrong = count('wrong')
  log.line(`\n${wrong > 0 ? words.verdict.wrong(wrong) : words.verdict.right(count('right'), count('left'))}`)
  return wrong > 0 ? 1 : 0
}

async function printed({ title, lines }: Part, words: VerifyWords): Promise<string> {
  const each = await Promise.all(lines.map((line) => printedLine(line, words)))
  return ['', title(words), ...each].join('\n')
}

async function printedLine({ sign, say, root }: Line, words: VerifyWords): Promise<string> {
  const four = root === undefined ? '' : words.fourWords((await wordsAt(wordPlaces(root))).join(' '))
  return `  ${signs[sign]} ${say(words)}${four}`
}

function refused(pick: (words: VerifyWords) => string): 1 {
  for (const language of languages) log.problem(inWindow(pick(says[language])))
  return 1
}

type Asked = { readonly file: string; readonly openings: readonly string[]; readonly language: Language }
function readAsked(argv: readonly string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        openings: { type: 'string', multiple: true, default: [] },
        lang: { type: 'string', default: 'zh-CN' },
      },
    })
    const language = languages.find((each) => each === values.lang)
    const [file] = positionals
    return file !== undefined && positionals.length === 1 && language
      ? { file, openings: values.openings, language }
      : null
  } catch {
    // Whatever was wrong with the options, the usage says what is right.
    return null
  }
}

type Read<Value> = { readonly value: Value; readonly json: unknown }

/** The archive, alone or out of a zip with all its files; null after saying what is wrong with it. */
function readArchive(path: string): (Read<Archive> & { readonly files: Files | null }) | null {
  const bytes = bytesOf(path)
  if (!bytes) return null
  const zip = looksLikeZip(bytes) ? readZip(bytes) : null
  if (zip && 'problem' in zip) {
    const { problem } = zip
    refused((words) => (problem === 'tooLarge' ? words.zipTooLarge(path) : words.notZip(path)))
    return null
  }
  const files = zip?.files ?? null
  const text = files ? files.get('archive.json') : bytes
  if (!text) {
    refused((words) => words.zipNoArchive(path))
    return null
  }
  const head = shaped(path, text, headSchema)
  if (!head) return null
  const { version } = head.value
  if (version > ARCHIVE_VERSION) {
    refused((words) => words.newer(path, version, ARCHIVE_VERSION))
    return null
  }
  const archive = shaped(path, text, archiveSchema)
  return archive && { ...archive, files }
}

function read<S extends z.ZodType>(path: string, schema: S): Read<z.output<S>> | null {
  const bytes = bytesOf(path)
  return bytes && shaped(path, bytes, schema)
}

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (error) {
    refused((words) => words.notArchive(path, '', error instanceof Error ? error.message : String(error)))
    return null
  }
}

/** A file of the right shape, and as it stands there; null after saying what is wrong with it. */
function shaped<S extends z.ZodType>(path: string, bytes: Buffer, schema: S): Read<z.output<S>> | null {
  let json: unknown
  try {
    json = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    refused((words) => words.notArchive(path, '', error instanceof Error ? error.message : String(error)))
    return null
  }
  const fits = schema.safeParse(json)
  if (fits.success) return { value: fits.data, json }
  const [issue] = fits.error.issues
  refused((words) => words.notArchive(path, issue?.path.join('.') ?? '', issue?.message ?? ''))
  return null
}
