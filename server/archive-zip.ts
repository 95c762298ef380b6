/** Puts the archive's zip together: what can be checked, the papers, and how to read them. Nothing in it is this machine's. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { archiveJsonText, archiveZip } from '../shared/archive/contents.ts'
import { chainOf } from '../shared/archive/journal.ts'
import { hashOf, utf8 } from '../shared/archive/sums.ts'
import type { Entries } from '../shared/archive/zip.ts'
import { archiveReadme } from '../shared/i18n/archive-readme.ts'
import { languages } from '../shared/i18n/language.ts'
import { archiveOf, type ArchiveParts } from './archive-export.ts'
import { archivePapers } from './archive-papers.ts'
import { projectRoot, version } from './project.ts'

export type MadeZip = {
  readonly bytes: Uint8Array
  /** SHA-256 of the zip. */
  readonly hash: string
  /** The number of the last act that is in it, and its hash. */
  readonly rows: number
  readonly head: string
}

/** The zip of a meeting as it is in the store now: the same bytes as long as nothing more happens. */
export function archiveZipOf(parts: ArchiveParts): MadeZip {
  const archive = archiveOf(parts)
  const { journal, tally } = archive
  const { rows, head } = chainOf(journal)
  const readme = languages
    .map((language) => archiveReadme[language].text(tally.title, rows, head, version))
    .join(`\n${'-'.repeat(72)}\n\n`)
  const bytes = archiveZip({
    archive,
    archiveText: archiveJsonText(archive),
    madeBy: version,
    startsAt: parts.meeting.plan.startsAt,
    readme,
    papers: { ...archivePapers(parts.meeting, journal, head), ...guides() },
  })
  return { bytes, hash: hashOf(bytes), rows, head }
}

/** The pages by which the files can be read without the product. */
const guideFiles: Readonly<Record<string, string>> = {
  'rules/RULES.md': 'shared/domain/RULES.md',
  'rules/archive.md': 'docs/archive.md',
  'rules/secrecy.md': 'docs/secrecy.md',
  'rules/tally.md': 'docs/tally.md',
}

/** Their ends of line as they are in the repository, however they were checked out. */
const guides = (): Entries =>
  Object.fromEntries(
    Object.entries(guideFiles)
      .map(([name, path]) => [name, join(projectRoot, path)] as const)
      .filter(([, path]) => existsSync(path))
      .map(([name, path]) => [name, utf8(readFileSync(path, 'utf8').replaceAll('\r\n', '\n'))]),
  )
