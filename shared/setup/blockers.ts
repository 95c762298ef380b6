/** What still keeps a draft from being frozen: each with the step and the field where it is put right (rule F1). */
import { faultsOfPlan } from '../domain/plan-change.ts'
import type { SchemeFault } from '../domain/scoring/outcome.ts'
import { LOWEST_FLOOR } from '../domain/small-class.ts'
import { cellsOfLargestBox, MOST_CELLS } from './largest-box.ts'
import { isBlank, isPresenter, presentersOf, type MeetingDraft } from './draft.ts'
import { isCardNumber, votersPerClass } from './numbers.ts'
import { momentOf } from './wall-time.ts'

/** The steps of the page, in order. */
export const setupSteps = ['when', 'order', 'voters', 'scheme', 'shown', 'cards', 'check'] as const
export type SetupStep = (typeof setupSteps)[number]

export const blockerCodes = [
  'noTitle',
  'noVenue',
  'noDate',
  'noTime',
  'noPresenters',
  'presenterBlank',
  'presenterTwice',
  'badLimit',
  'badPlanned',
  'badPhaseLimit',
  'noVoters',
  'attendeeBlank',
  'classUnknown',
  'classEmpty',
  'classSmall',
  'numberTwice',
  'badNumber',
  'attendeeTwice',
  'schemeFault',
  'boxTooLarge',
  'badFloor',
  'badObjection',
  'badQuorum',
  'badSpares',
] as const
export type BlockerCode = (typeof blockerCodes)[number]

export type Blocker = {
  readonly step: SetupStep
  /** `title`, `items.p03.limit`, `attendees.v007.no`, `scheme.classes.1.weight`: where to go. */
  readonly field: string
  readonly why: BlockerCode
  /** In how many rows, and the number of the first of them as it stands in its table. */
  readonly rows?: { readonly count: number; readonly first: number }
  /** The class, the number or the name that it is about. */
  readonly what?: string
  /** Of the scheme: what its own check says. */
  readonly fault?: SchemeFault
}

/** The longest report and the longest slot or interval, in minutes. */
const MOST_LIMIT = 240
const MOST_PLANNED = 600
const MOST_FLOOR = 50
export const MOST_SPARES = 500

/** Empty if the draft can be frozen. */
export function blockersOf(draft: MeetingDraft): readonly Blocker[] {
  return [...whenBlockers(draft), ...orderBlockers(draft), ...voterBlockers(draft), ...schemeBlockers(draft)]
}

function whenBlockers({ title, venue, date, time, zone }: MeetingDraft): readonly Blocker[] {
  const at = (field: string, why: BlockerCode, wrong: boolean): Blocker[] =>
    wrong ? [{ step: 'when', field, why }] : []
  return [
    ...at('title', 'noTitle', !title.trim()),
    ...at('venue', 'noVenue', !venue.trim()),
    ...at('date', 'noDate', momentOf(date, '12:00', zone) === null),
    ...at('time', 'noTime', momentOf('2026-01-10', time, zone) === null),
  ]
}

/** A whole number within limits. */
const isWhole = (n: number | null | undefined, least: number, most: number): n is number =>
  typeof n === 'number' && Number.isInteger(n) && n >= least && n <= most

type Row = { readonly id: string }

/** One blocker for all the rows of a table that are wrong in the same way; it leads to the first. */
function inRows<Of extends Row>(
  rows: readonly Of[],
  { step, table, key, why }: { step: SetupStep; table: string; key: string; why: BlockerCode },
  isWrong: (row: Of) => boolean,
  whatOf?: (row: Of) => string,
): readonly Blocker[] {
  const wrong = rows.flatMap((row, i) => (isWrong(row) ? [{ row, number: i + 1 }] : []))
  const [first] = wrong
  if (!first) return []
  const found = { step, field: `${table}.${first.row.id}.${key}`, why }
  return [
    { ...found, rows: { count: wrong.length, first: first.number }, ...(whatOf ? { what: whatOf(first.row) } : {}) },
  ]
}

function orderBlockers(draft: MeetingDraft): readonly Blocker[] {
  const presenters = presentersOf(draft)
  const order = (key: string, why: BlockerCode) => ({ step: 'order', table: 'items', key, why }) as const
  const again = repeats(presenters, ({ name, unit, post }) => [name, unit, post].map((text) => text.trim()).join('\n'))
  return [
    ...(presenters.length === 0 ? [{ step: 'order', field: 'items', why: 'noPresenters' } as const] : []),
    ...inRows(draft.items, order('name', 'presenterBlank'), (row) => isPresenter(row) && isBlank(row)),
    ...inRows(
      draft.items,
      order('name', 'presenterTwice'),
      (row) => isPresenter(row) && !isBlank(row) && again.has(row.id),
    ),
    ...inRows(draft.items, order('limit', 'badLimit'), (row) => isPresenter(row) && !isWhole(row.limit, 1, MOST_LIMIT)),
    ...inRows(draft.items, order('planned', 'badPlanned'), ({ planned }) => !isWhole(planned, 1, MOST_PLANNED)),
    ...Object.entries(draft.limits)
      .filter(([, length]) => !isWhole(length, 10, 3_600))
      .map(([name]): Blocker => ({ step: 'order', field: `limits.${name}`, why: 'badPhaseLimit', what: name })),
  ]
}

function voterBlockers(draft: MeetingDraft): readonly Blocker[] {
  const { attendees, scheme, secrecy, floor } = draft
  const voters = (key: string, why: BlockerCode) => ({ step: 'voters', table: 'attendees', key, why }) as const
  const known = scheme.classes.map(({ code }) => code)
  const counts = votersPerClass(draft)
  const classes = known.map((code) => ({ code, voters: counts[code] ?? 0 }))
  const sameNumber = repeats(attendees, ({ no }) => no.trim())
  const samePerson = repeats(attendees, ({ name, unit, post, no }) =>
    name.trim() ? [name, unit, post, no].map((text) => text.trim()).join('\n') : '',
  )
  const someone = attendees.some(({ voterClass }) => voterClass !== '')
  const of = (why: BlockerCode, code: string): Blocker => ({
    step: 'voters',
    field: `classes.${code}`,
    why,
    what: code,
  })
  return [
    ...(someone ? [] : [{ step: 'voters', field: 'attendees', why: 'noVoters' } as const]),
    ...inRows(
      attendees,
      voters('name', 'attendeeBlank'),
      (row) => isBlank(row) && !row.identity.trim() && !row.no.trim(),
    ),
    ...inRows(
      attendees,
      voters('voterClass', 'classUnknown'),
      ({ voterClass }) => voterClass !== '' && !known.includes(voterClass),
      ({ voterClass }) => voterClass,
    ),
    ...inRows(
      attendees,
      voters('no', 'numberTwice'),
      ({ id }) => sameNumber.has(id),
      ({ no }) => no.trim(),
    ),
    ...inRows(
      attendees,
      voters('no', 'badNumber'),
      ({ no }) => no.trim() !== '' && !isCardNumber(no.trim()),
      ({ no }) => no.trim(),
    ),
    ...inRows(
      attendees,
      voters('name', 'attendeeTwice'),
      ({ id }) => samePerson.has(id) && !sameNumber.has(id),
      ({ name }) => name.trim(),
    ),
    ...(someone ? classes.filter(({ voters: n }) => n === 0).map(({ code }) => of('classEmpty', code)) : []),
    ...(secrecy === 'secret'
      ? classes.filter(({ voters: n }) => n > 0 && n < floor).map(({ code }) => of('classSmall', code))
      : []),
  ]
}

function schemeBlockers(draft: MeetingDraft): readonly Blocker[] {
  const { scheme, timing, firstTogether, floor, objection, quorum, cards, spares } = draft
  const at = (step: SetupStep, field: string, why: BlockerCode, wrong: boolean): Blocker[] =>
    wrong ? [{ step, field, why }] : []
  const share = quorum && { over: quorum.over, under: quorum.under }
  return [
    ...faultsOfPlan({ scheme, timing, firstTogether }).map((fault): Blocker => ({
      step: 'scheme',
      field: `scheme.${fault.field}`,
      why: 'schemeFault',
      fault,
    })),
    ...at(
      'scheme',
      'scheme.timing',
      'boxTooLarge',
      draft.secrecy === 'secret' && cellsOfLargestBox(draft) > MOST_CELLS,
    ),
    ...at('scheme', 'floor', 'badFloor', !isWhole(floor, LOWEST_FLOOR, MOST_FLOOR)),
    ...at('scheme', 'objection', 'badObjection', !isWhole(objection, 0, 10_080)),
    ...at(
      'scheme',
      'quorum',
      'badQuorum',
      share !== null && !(isWhole(share.over, 0, 100) && isWhole(share.under, 1, 100) && share.over <= share.under),
    ),
    ...(cards === 'drawn'
      ? scheme.classes
          .filter(({ code }) => !isWhole(spares[code] ?? 0, 0, MOST_SPARES))
          .map(({ code }): Blocker => ({ step: 'cards', field: `spares.${code}`, why: 'badSpares', what: code }))
      : []),
  ]
}

/** The ids of rows that say the same as one before them; what is empty repeats nothing. */
function repeats<Of extends Row>(rows: readonly Of[], said: (row: Of) => string): ReadonlySet<string> {
  const seen = new Set<string>()
  const again = new Set<string>()
  for (const row of rows) {
    const text = said(row)
    if (!text) continue
    if (seen.has(text)) again.add(row.id)
    seen.add(text)
  }
  return again
}
