/** 数据清除证明: what was erased, when, by whom, and which archive was kept instead. One page that prints by itself. */
import type { Instant } from '../domain/time.ts'
import type { archiveWords } from '../i18n/zh-CN/archive.ts'

export type ErasedFile = { readonly name: string; readonly bytes: number; readonly sha256: string }

export type Certificate = {
  readonly format: 'rostrum-erasure'
  readonly version: 1
  readonly madeBy: string
  readonly title: string
  readonly startsAt: Instant
  readonly erasedAt: Instant
  /** `commandLine`: somebody at the machine itself, under this name there. */
  readonly by: { readonly role: 'chair' | 'secretary' | 'commandLine'; readonly name: string }
  /** SHA-256 of the archive that was checked against the store just before. */
  readonly archive: string
  readonly journal: { readonly rows: number; readonly head: string }
  readonly machine: string
  readonly folder: string
  readonly files: readonly ErasedFile[]
  /** Files of the folder that are not the product's. */
  readonly left: readonly string[]
}

type Words = (typeof archiveWords)['certificate']
/** `role`: how each role is called. */
export type CertificateWords = {
  readonly words: Words
  readonly role: Readonly<Record<Certificate['by']['role'], string>>
}

const CHINA = 8 * 3_600_000
/** `2026-03-01 14:32:07 +08:00`: the time of China, as on the papers. */
const moment = (at: number): string => `${new Date(at + CHINA).toISOString().slice(0, 19).replace('T', ' ')} +08:00`

/** Label and value, for the page and for the file alike. */
export function certificateRows(
  { title, startsAt, erasedAt, by, archive, journal, machine, folder, madeBy }: Certificate,
  { words, role }: CertificateWords,
): readonly (readonly [label: string, value: string])[] {
  return [
    [words.meeting, `${title} (${moment(startsAt).slice(0, 10)})`],
    [words.erasedAt, moment(erasedAt)],
    [words.by, [role[by.role], by.name].filter(Boolean).join(' ')],
    [words.archive, archive],
    [words.journal, words.journalValue(journal.rows, journal.head)],
    [words.machine, `${machine} · ${words.version(madeBy)}`],
    [words.folder, folder],
  ]
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? '')

/** The whole file, once in each language that is given. */
export function certificateHtml(certificate: Certificate, languages: readonly CertificateWords[]): string {
  const title = languages.map(({ words }) => words.title).join(' · ')
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>
@page { size: A4; margin: 18mm; }
body { max-width: 180mm; margin: 8mm auto; font: 11pt/1.6 'Noto Serif CJK SC', SimSun, serif; overflow-wrap: anywhere; }
h1 { text-align: center; font-size: 18pt; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 1mm 2mm; border: 1px solid #333; text-align: left; vertical-align: top; }
th { width: 34mm; font-weight: normal; }
.hash { font: 8pt/1.4 monospace; }
section + section { break-before: page; }
.sign { margin-top: 16mm; white-space: pre-wrap; }
</style>
</head>
<body>
${languages.map((each) => section(certificate, each)).join('\n')}
</body>
</html>
`
}

function section(certificate: Certificate, language: CertificateWords): string {
  const { words } = language
  const { files, left } = certificate
  const rows = certificateRows(certificate, language)
    .map(([label, value]) => `<tr><th>${escaped(label)}</th><td>${escaped(value)}</td></tr>`)
    .join('')
  const erased = files
    .map(
      ({ name, bytes, sha256 }) =>
        `<tr><td>${escaped(name)}</td><td>${bytes}</td><td class="hash">${escaped(sha256)}</td></tr>`,
    )
    .join('')
  return `<section>
<h1>${escaped(words.title)}</h1>
<table>${rows}</table>
<h2>${escaped(words.files)}</h2>
<table><tr><td>${escaped(words.file)}</td><td>${escaped(words.size)}</td><td>${escaped(words.sum)}</td></tr>${erased}</table>
${left.length > 0 ? `<p>${escaped(words.left)}: ${escaped(left.join(', '))}</p>` : ''}
<p>${escaped(words.how)}</p>
<p>${escaped(words.limits)}</p>
<p>${escaped(words.archiveKept)}</p>
<p class="sign">${escaped(words.signatures)}</p>
</section>`
}
