/** The files of a zip: that each is as `SHA256SUMS` says, and that what is in it twice says the same twice. */
import type { Archive } from './archive-file.ts'
import { sha256 } from './hashes.ts'
import { judged, line, type Line, type Part, type VerifyWords } from './line.ts'
import type { Files } from './zip.ts'

const SUMS = 'SHA256SUMS'

/** `json`: the archive as it stands in the file, with whatever this version does not know of. */
export const filesPart = (files: Files, archive: Archive, json: unknown): Part => ({
  title: (words) => words.titles.files,
  lines: [...sumLines(files), copyLine(files, archive, json)],
})

function sumLines(files: Files): readonly Line[] {
  const named = sumsIn(files.get(SUMS))
  if (!named) return [line('wrong', (words) => words.sumsMissing)]
  const wrong: Line[] = []
  const says = (say: (words: VerifyWords) => string) => wrong.push(line('wrong', say))
  for (const [name, hash] of named) {
    const content = files.get(name)
    if (!content) says((words) => words.fileMissing(name))
    else if (sha256(content).toString('hex') !== hash) says((words) => words.fileChanged(name))
  }
  for (const name of files.keys()) if (name !== SUMS && !named.has(name)) says((words) => words.fileUnnamed(name))
  return wrong.length > 0 ? wrong : [line('right', (words) => words.sums(named.size))]
}

function sumsIn(content: Buffer | undefined): ReadonlyMap<string, string> | null {
  if (!content) return null
  const named = new Map<string, string>()
  for (const text of content.toString('utf8').split('\n').filter(Boolean)) {
    const [, hash, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(text) ?? []
    if (hash === undefined || name === undefined || named.has(name)) return null
    named.set(name, hash)
  }
  return named
}

function copyLine(files: Files, { journal }: Archive, json: unknown): Line {
  const { tally } = json as { tally: { scheme: unknown } }
  const sameJson = (name: string, value: unknown) => {
    try {
      return JSON.stringify(JSON.parse(files.get(name)?.toString('utf8') ?? '')) === JSON.stringify(value)
    } catch {
      // What is not JSON cannot say the same.
      return false
    }
  }
  const rows = journal.rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  const copies: Readonly<Record<string, boolean>> = {
    'ballots.json': sameJson('ballots.json', tally),
    'scheme.json': sameJson('scheme.json', tally.scheme),
    'journal/start.json': files.get('journal/start.json')?.toString('utf8') === journal.start,
    'journal/rows.jsonl': files.get('journal/rows.jsonl')?.toString('utf8') === rows,
  }
  const other = Object.keys(copies).find((name) => !copies[name])
  return judged(
    other === undefined,
    (words) => words.copies,
    (words) => words.copiesWrong(other ?? ''),
  )
}
