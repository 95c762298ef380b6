/** `npm run erase`: ends what a data folder holds, against the archive that is kept of it, and writes the certificate. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { takeLock } from '../db/lock.ts'
import { openReadOnly, StoreUnusable } from '../db/open.ts'
import { certificateHtml } from '../shared/archive/certificate.ts'
import { instant } from '../shared/domain/time.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import { eraseWords } from '../shared/i18n/erase.ts'
import { languages } from '../shared/i18n/language.ts'
import { readArchiveParts } from './archive-export.ts'
import { archiveZipOf, type MadeZip } from './archive-zip.ts'
import { certificateOf, mayBeErased } from './certificate.ts'
import { thisMachine } from './clock.ts'
import { holdsStore } from './data-folder.ts'
import { eraseFolder } from './erase.ts'
import { log } from './log.ts'
import { sayProblem } from './words.ts'

type Words = (typeof eraseWords)['zh-CN']
const refused = (pick: (words: Words) => string): 1 => {
  for (const language of languages) log.problem(pick(eraseWords[language]))
  return 1
}

type Asked = { readonly data: string; readonly archive: string; readonly confirm: string; readonly certificate: string }

/** Answers with the exit code: 0 only if everything was erased. */
export function eraseData(argv: readonly string[]): number {
  const asked = readAsked(argv)
  if (!asked) return refused((words) => words.usage)
  const { data, archive, certificate } = asked
  if ([archive, certificate].some((path) => path.startsWith(data + sep)))
    return refused((words) => words.inside(archive.startsWith(data + sep) ? archive : certificate))
  if (!existsSync(archive)) return refused((words) => words.noArchive(archive))
  if (existsSync(certificate)) return refused((words) => words.certificateExists(certificate))
  if (!holdsStore(data)) {
    sayProblem((words) => words.noMeeting(data))
    return 1
  }
  try {
    // Held from here to the end: no hub begins between the comparison and the erasure.
    const unlock = takeLock(data)
    let erased = false
    try {
      const found = meetingIn(data)
      const code = found ? mayErase(found, asked) : 1
      if (!found) sayProblem((words) => words.noMeeting(data))
      if (!found || code !== 0) return code
      erased = true
      return erase(found, asked, unlock)
    } finally {
      if (!erased) unlock()
    }
  } catch (error) {
    if (!(error instanceof StoreUnusable)) throw error
    const { problem } = error
    sayProblem((words) => words.store[problem](data))
    return 1
  }
}

type Found = { readonly meeting: Meeting; readonly zip: MadeZip }

function meetingIn(folder: string): Found | null {
  const db = openReadOnly(folder)
  try {
    const parts = readArchiveParts(db)
    return parts && { meeting: parts.meeting, zip: archiveZipOf(parts) }
  } finally {
    db.close()
  }
}

function mayErase({ meeting, zip }: Found, { data, archive, confirm }: Asked): 0 | 1 {
  if (!mayBeErased(meeting.life)) return refused((words) => words.tooEarly)
  if (!Buffer.from(zip.bytes).equals(readFileSync(archive))) return refused((words) => words.other(archive))
  if (confirm === '') return refused((words) => words.confirm(data, meeting.plan.title, zip.hash))
  return zip.hash.slice(0, 8) === confirm.toLowerCase() ? 0 : refused((words) => words.wrongConfirm)
}

function erase({ meeting, zip }: Found, { data, certificate: path }: Asked, unlock: () => void): number {
  const done = eraseFolder(data, unlock)
  const certificate = certificateOf({
    meeting,
    zip,
    erased: done,
    at: instant(thisMachine().wall()),
    by: { role: 'commandLine', name: userInfo().username },
    folder: data,
  })
  if (done.failed.length > 0) return refused((words) => words.failed(done.failed.join(', ')))
  const both = languages.map((language) => ({
    words: eraseWords[language].certificate,
    role: eraseWords[language].role,
  }))
  writeFileSync(path, certificateHtml(certificate, both), { flag: 'wx', mode: 0o600 })
  for (const language of languages) log.line(eraseWords[language].done(path))
  return 0
}

/** The certificate stands beside the archive unless it is told where. */
function readAsked(argv: readonly string[]): Asked | null {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string' },
        archive: { type: 'string' },
        confirm: { type: 'string', default: '' },
        certificate: { type: 'string' },
      },
    })
    if (values.data === undefined || values.archive === undefined) return null
    const archive = resolve(values.archive)
    const beside = resolve(dirname(archive), 'rostrum-erased.html')
    const certificate = values.certificate === undefined ? beside : resolve(values.certificate)
    return { data: resolve(values.data), archive, confirm: values.confirm, certificate }
  } catch {
    // Whatever was wrong with the options, the usage says what is right.
    return null
  }
}
