/** The demo: eighteen city secretaries and 113 voters in three classes, read from the tables in `db/demo`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Agenda, AgendaItem, IntervalKind } from '../shared/domain/agenda.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import { begun } from '../shared/domain/new-meeting.ts'
import { presets, type PresetId } from '../shared/domain/scoring/presets/index.ts'
import type { Preset } from '../shared/domain/scoring/presets/preset.ts'
import { due, type Card, type Roster } from '../shared/domain/roster.ts'
import type { Scheme } from '../shared/domain/scoring/scheme.ts'
import { duration, minutes, seconds, type Instant } from '../shared/domain/time.ts'

type Row = Readonly<Record<string, string>>

const table = (folder: string, name: string): readonly Row[] =>
  parse(readFileSync(join(folder, name)), { columns: true, bom: true, skip_empty_lines: true, trim: true })

const intervalKinds: Readonly<Record<string, IntervalKind>> = {
  开场: 'opening',
  休会: 'break',
  观察员点评: 'observer_comment',
  总结讲话: 'summing_up',
}

/** As the demo comes: four grades like P1, a ballot for each presenter, and its result on the projector. */
const asItComes: Preset = { ...presets.P1, timing: 'per_presenter', reveal: 'direct' }

/**
 * `folder` holds `agenda.csv` and `roster.csv`; `at` is the moment the demo is loaded; `preset` the way its ballots are
 * held; `openly`: by recorded ballots, for which no tellers are needed. Throws if a table is damaged.
 */
export function demoMeeting(folder: string, at: Instant, preset: PresetId | null = null, openly = false): Meeting {
  const day = new Date(at)
  const chosen = preset ? presets[preset] : asItComes
  const { scheme, timing, firstTogether, reveal, recusal } = chosen
  const secrecy = openly ? 'recorded' : chosen.secrecy
  const named = demoRoster(table(folder, 'roster.csv'), scheme)
  const roster = secrecy === 'secret' ? drawn(named) : named
  return begun({
    plan: {
      title: '2017年度省辖市市委书记抓基层党建工作述职评议会议',
      venue: '二楼会议室',
      demo: true,
      startsAt: day.setHours(8, 30, 0, 0) as Instant,
      timing,
      firstTogether,
      secrecy,
      cards: secrecy === 'secret' ? 'drawn' : 'named',
      // Two phones are enough to see it, and nobody waits for the key to be destroyed.
      floor: 1,
      objection: duration(0),
      reveal,
      recusal,
      quorum: { over: 1, under: 2, atLeast: false },
      // Two phones are enough to see a result: a class without a ballot gives its weight to the others.
      scheme: { ...scheme, rules: { ...scheme.rules, emptyClass: 'renormalise' } },
      limits: {
        called: seconds(60),
        questioning: minutes(3),
        answering: minutes(5),
        commenting: minutes(5),
        pledging: minutes(1),
        ballot: seconds(90),
        notice: minutes(1),
      },
    },
    roster,
    attendance: due(roster, scheme.classes),
    life: { state: 'ready', since: at },
    agenda: demoAgenda(table(folder, 'agenda.csv')),
  })
}

function demoAgenda(rows: readonly Row[]): Agenda {
  const items = rows.map((row, i) => (row['类型'] === '述职' ? slotOf(row) : intervalOf(row, i)))
  return {
    items: Object.fromEntries(items.map((item) => [item.id, item])),
    order: items.map(({ id }) => id),
    current: null,
  }
}

function slotOf(row: Row): AgendaItem {
  const orderNo = wholeNumber(row, '序号')
  return {
    kind: 'slot',
    id: `p${String(orderNo).padStart(2, '0')}`,
    orderNo,
    name: '',
    unit: row['单位'] ?? '',
    post: row['职务'] ?? '',
    group: '',
    mode: row['述职方式'] === '书面述职' ? 'written' : 'oral',
    limit: minutes(wholeNumber(row, '述职时限(分钟)')),
    planned: minutes(wholeNumber(row, '预计用时(分钟)')),
    phase: 'queued',
  }
}

function intervalOf(row: Row, i: number): AgendaItem {
  const kind = intervalKinds[row['类型'] ?? '']
  if (!kind) throw new Error(`agenda row ${i + 1}: unknown kind ${row['类型'] ?? ''}`)
  // A break is called by its own name (午间休会); the others by their kind, in the reader's language.
  const title = kind === 'break' ? (row['备注'] ?? '') : ''
  const planned = minutes(wholeNumber(row, '预计用时(分钟)'))
  return { kind, id: `${kind.slice(0, 2)}${i + 1}`, title, planned: duration(planned), phase: 'queued' }
}

function demoRoster(rows: readonly Row[], scheme: Scheme): Roster {
  const cards = rows.map((row): Card => {
    const voterClass = row['是否参加测评'] === '是' ? classIn(scheme, row['票类'] ?? '') : undefined
    const card = {
      no: row['编号'] ?? '',
      identity: row['身份'] ?? '',
      unit: row['单位'] ?? '',
      seat: row['座位'] ?? '',
    }
    return voterClass ? { ...card, voterClass } : card
  })
  return { cards: Object.fromEntries(cards.map((card) => [card.no, card])) }
}

/** Cards that are drawn: of a voter the hub knows the class, and no seat, unit or identity. */
const drawn = ({ cards }: Roster): Roster => ({
  cards: Object.fromEntries(
    Object.values(cards).map((card) => [
      card.no,
      card.voterClass ? { ...card, identity: '', unit: '', seat: '' } : card,
    ]),
  ),
})

/** The table has the classes A, B and C. Judges are the A cards alone; with fewer classes the last takes the others. */
function classIn({ classes, method }: Scheme, code: string): string | undefined {
  if (classes.some((each) => each.code === code)) return code
  return method.family === 'trimmed_mean' ? undefined : classes.at(-1)?.code
}

function wholeNumber(row: Row, column: string): number {
  const n = Number(row[column])
  if (!Number.isInteger(n) || n <= 0) throw new Error(`${column}: ${row[column] ?? ''} is not a whole number`)
  return n
}
