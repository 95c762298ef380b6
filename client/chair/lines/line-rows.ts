/** The list of lines as it is read: screens first, each by its name, with what its clock says and whether to look after it. */
import { isDoubtful, type ListedLine, type PhoneLines } from '../../../shared/domain/lines.ts'
import type { Role } from '../../../shared/domain/person.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import type { linesWords } from '../../../shared/i18n/zh-CN/lines.ts'

type Words = typeof linesWords
export type LineRow = { id: string; name: string; since: Instant; clock: string; doubtful: boolean }

/** Where a countdown is seen from afar comes first. */
const order: readonly Role[] = [
  'projector',
  'stage',
  'chair',
  'operator',
  'recorder',
  'secretary',
  'desk',
  'teller_a',
  'teller_b',
]

/** One row a line. The only one of its role goes by the role alone, unless it is a wall or a desk, of which there may be more. */
export function lineRows(
  list: readonly ListedLine[],
  now: Instant,
  { t, role }: { t: Words; role: Readonly<Record<Role, string>> },
): readonly LineRow[] {
  const clockOf = (line: ListedLine): string => {
    const said = line.bound === null ? t.unknown : t.within(line.bound)
    if (!isDoubtful(line, now)) return said
    return `${said} · ${line.bound === null ? t.tooLong : t.tooWide}`
  }
  const isAlone = (line: ListedLine) =>
    !['projector', 'stage', 'desk'].includes(line.role) && line.number === 1 && list.filter(sameRole(line)).length === 1
  return [...list]
    .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || a.number - b.number)
    .map((line) => ({
      id: `${line.role}/${line.number}`,
      name: isAlone(line) ? role[line.role] : t.nth(role[line.role], line.number),
      since: line.since,
      clock: clockOf(line),
      doubtful: isDoubtful(line, now),
    }))
}

/** What is known of the phones' clocks, in one line. */
export function phoneClocks({ count, known, tooWide, median, worst }: PhoneLines, t: Words): string {
  return [
    ...(median === null || worst === null ? [] : [t.halfAndAll(median, worst)]),
    ...(tooWide > 0 ? [t.phonesTooWide(tooWide)] : []),
    ...(count > known ? [t.phonesUnknown(count - known)] : []),
  ].join(' · ')
}

const sameRole = (line: ListedLine) => (other: ListedLine) => other.role === line.role
