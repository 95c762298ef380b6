/**
 * Meetings that nobody would think of: schemes of all ten families with any rules that a plan may have, and boxes full
 * of what voters do. The scheme comes from fast-check, so that a failure shrinks; the marks come from a seed.
 */
import fc from 'fast-check'
import type { CountedBallot } from '../../shared/domain/scoring/counts.ts'
import type { Form, Mark, Option } from '../../shared/domain/scoring/form.ts'
import type {
  Band,
  Composite,
  Family,
  Given,
  Method,
  Rules,
  Scheme,
  VoterClass,
} from '../../shared/domain/scoring/scheme.ts'
import { randomFrom } from './random.ts'
import type { Meeting, Presenter } from './second-tally/laid-out.ts'

export const families = [
  'grade_share',
  'graded_points',
  'items_by_class',
  'points_by_class',
  'weighted_items',
  'trimmed_mean',
  'majority',
  'approval',
  'ranking',
  'banded',
] as const satisfies readonly Family[]

const named = (name: string) => ({ 'zh-CN': `${name}的名称`, en: `the ${name}` })
const labelled = <Code extends string>(code: Code) => ({ code, label: named(code) })
const upTo = (most: number, least = 0) => fc.integer({ min: least, max: most })
/** A number with two decimals at most, as a plan has it. */
const number = (least: number, most: number) =>
  fc.oneof(
    upTo(most, least),
    upTo(most * 100, least * 100).map((hundredths) => hundredths / 100),
  )

/** So many parts of a hundred, none of them nothing, some with two decimals. */
const partsOf100 = (parts: number): fc.Arbitrary<readonly number[]> =>
  fc
    .tuple(fc.constantFrom(1, 10, 100), fc.array(upTo(30, 1), { minLength: parts, maxLength: parts }))
    .map(([grain, sizes]) => {
      const all = sizes.reduce((a, b) => a + b, 0)
      const whole = 100 * grain
      const given = sizes.map((size) => Math.max(1, Math.floor((size * whole) / all)))
      const rest = whole - given.reduce((a, b) => a + b, 0)
      return given.map((part, i) => (i === given.indexOf(Math.max(...given)) ? part + rest : part) / grain)
    })

/** A value for each code. */
const table = (codes: readonly string[], value: fc.Arbitrary<number>): fc.Arbitrary<Record<string, number>> =>
  fc
    .array(value, { minLength: codes.length, maxLength: codes.length })
    .map((values) => Object.fromEntries(codes.map((code, i) => [code, values[i] ?? 0])))
/** A weight for each code; now and then the last one weighs nothing and is asked for the record. */
const shares = (codes: readonly string[]) =>
  upTo(codes.length > 1 ? 5 : 0).chain((luck) =>
    partsOf100(luck === 5 ? codes.length - 1 : codes.length).map((parts) =>
      Object.fromEntries(codes.map((code, i) => [code, parts[i] ?? 0])),
    ),
  )

/** Some that go down and end at nothing. */
const goingDown = (most: number): fc.Arbitrary<readonly number[]> =>
  fc.uniqueArray(number(1, most), { maxLength: 4 }).map((all) => [...[...all].sort((a, b) => b - a), 0])

const fraction = upTo(6, 1).chain((under) => upTo(under).map((over) => ({ over, under })))

const formOf: Readonly<Record<Family, Form['answer']['kind']>> = {
  grade_share: 'grades',
  graded_points: 'grades',
  items_by_class: 'grades',
  points_by_class: 'points',
  weighted_items: 'grades',
  trimmed_mean: 'points',
  majority: 'grades',
  approval: 'grades',
  ranking: 'places',
  banded: 'grades',
}

const grades: fc.Arbitrary<readonly Option[]> = fc.tuple(upTo(5, 2), fc.option(upTo(5))).map(([opinions, unsure]) => {
  const all: Option[] = Array.from({ length: opinions }, (_, i) => labelled(`grade_${i + 1}`))
  if (unsure !== null) all.splice(unsure, 0, { ...labelled('unsure'), noOpinion: true })
  return all
})

const points = fc
  .tuple(upTo(60), upTo(40, 1))
  .map(([least, width]) => ({ points: { least, most: least + width, bands: [] } }))

function form(family: Family): fc.Arbitrary<Form> {
  const kind = formOf[family]
  const answer: fc.Arbitrary<Form['answer']> =
    kind === 'grades'
      ? grades.map((options) => ({ kind, options }))
      : kind === 'points'
        ? fc.constantFrom('1', '0.5', '0.1', '0.01').map((step) => ({ kind, step }) as const)
        : fc.constant({ kind })
  const items = fc
    .array(kind === 'points' ? points : fc.constant({}), { minLength: 1, maxLength: kind === 'places' ? 1 : 4 })
    .map((all) => all.map((limits, i) => ({ ...labelled(`item_${i + 1}`), ...limits })))
  return fc.tuple(answer, items, fc.constantFrom('cell', 'presenter', 'none')).map(([answer, items, abstain]) => ({
    title: named('form'),
    answer,
    items,
    abstain: abstain === 'cell' && kind !== 'grades' && items.length > 1 ? 'presenter' : abstain,
    notes: [],
  }))
}

/** A way of counting this form. */
function method(family: Family, { answer, items }: Form): fc.Arbitrary<Method> {
  const codes = items.map(({ code }) => code)
  const opinions =
    answer.kind === 'grades' ? answer.options.flatMap(({ code, noOpinion }) => (noOpinion ? [] : code)) : []
  const item = fc.constantFrom(...codes)
  const some = fc.subarray([...opinions], { minLength: Math.min(1, opinions.length) })
  switch (family) {
    case 'grade_share':
      return fc.record({ family: fc.constant(family), item })
    case 'graded_points':
      return fc.record({ family: fc.constant(family), item, points: table(opinions, number(0, 100)) })
    case 'items_by_class':
      return fc.record({ family: fc.constant(family), points: table(opinions, number(0, 100)), items: shares(codes) })
    case 'points_by_class':
      return fc.record({ family: fc.constant(family), separate: fc.boolean() })
    case 'weighted_items':
      return fc.record({ family: fc.constant(family), points: shares(codes), options: table(opinions, number(0, 100)) })
    case 'trimmed_mean':
      return fc
        .record({ on: fc.constantFrom('totals', 'items'), highest: upTo(2), lowest: upTo(2), more: upTo(4, 1) })
        .map(({ on, highest, lowest, more }) => ({ family, on, highest, lowest, from: highest + lowest + more }))
    case 'majority':
      return fc.record({
        family: fc.constant(family),
        item,
        verdicts: fc
          .array(some, { minLength: 1, maxLength: 3 })
          .map((all) => all.map((options, i) => ({ ...labelled(`verdict_${i + 1}`), options }))),
        otherwise: fc.constant(labelled('otherwise')),
        more: fraction,
      })
    case 'approval':
      return fc.record({
        family: fc.constant(family),
        item,
        inFavour: fc.constant(opinions[0] ?? ''),
        against: fc.constant(opinions.at(-1) ?? ''),
        more: fraction,
        worth: number(1, 100),
      })
    case 'ranking':
      return fc.constant({ family })
    case 'banded':
      return fc.record({
        family: fc.constant(family),
        item,
        options: some,
        steps: goingDown(100).chain((all) =>
          fc.tuple(...all.map((from) => number(0, 300).map((points) => ({ from, points })))),
        ),
        unless: fc.option<Extract<Method, { family: 'banded' }>['unless']>(
          fc.record({ options: some, atLeast: fraction, points: number(0, 300) }),
        ),
      })
  }
}

const hasScore = (method: Method) =>
  method.family !== 'grade_share' &&
  method.family !== 'majority' &&
  !(method.family === 'points_by_class' && method.separate)

function rules(method: Method): fc.Arbitrary<Rules> {
  const scored = hasScore(method)
  // These two divide by what they have kept, or by the two answers alone.
  const ownOver = method.family === 'trimmed_mean' || method.family === 'approval'
  const bands = scored
    ? goingDown(120).map((all) => all.map((from, i): Band => ({ ...labelled(`band_${i + 1}`), from })))
    : fc.constant<readonly Band[]>([])
  return fc.tuple(bands, fc.boolean(), upTo(3), number(0, 100)).chain(([bands, any, which, percent]) =>
    fc.record<Rules>({
      denominator: ownOver ? fc.constant('valid') : fc.constantFrom('valid', 'valid', 'returned', 'present', 'due'),
      abstainCounts: ownOver ? fc.constant(false) : fc.boolean(),
      noOpinionCounts: fc.boolean(),
      blankRow: fc.constantFrom('abstain', 'void'),
      invalid: fc.constant([]),
      emptyClass: fc.constantFrom('error', 'renormalise'),
      minValid: fc.constantFrom(1, 1, 1, 1, 1, 1, 2, 8),
      decimals: upTo(6),
      ties: fc.constantFrom('shared', 'ladder'),
      // A verdict is a decision; nothing says in what order two equal ones stand.
      rank: method.family === 'majority' ? fc.constant('off') : fc.constantFrom('off', 'all', 'group'),
      bands: fc.constant(any ? bands : []),
      quota: fc.constant(
        any && bands.length > 1 ? { band: bands[which % (bands.length - 1)]?.code ?? '', percent } : null,
      ),
      bonus: scored ? fc.option(fc.constant({ least: -10, most: 10 })) : fc.constant(null),
      smallCells: fc.constant({ of: 'class', fewest: 5 }),
    }),
  )
}

const composite: fc.Arbitrary<Composite> = upTo(3, 2)
  .chain(partsOf100)
  .map(([weight = 100, ...others]) => ({
    weight,
    others: others.map((weight, i) => ({ ...labelled(`part_${i + 1}`), weight })),
  }))

const voterClasses: fc.Arbitrary<readonly VoterClass[]> = upTo(4, 1)
  .chain(partsOf100)
  .map((weights) => weights.map((weight, i) => ({ ...labelled('ABCD'[i] ?? ''), weight })))

/** Any scheme of a family that can be used. */
export const schemeOf = (family: Family): fc.Arbitrary<Scheme> =>
  fc.tuple(form(family), voterClasses).chain(([form, classes]) =>
    method(family, form).chain((method) =>
      fc.record<Scheme>({
        name: fc.constant(named('scheme')),
        form: fc.constant(form),
        classes: fc.constant(classes),
        method: fc.constant(method),
        rules: rules(method),
        composite: hasScore(method) ? fc.option(composite, { freq: 3 }) : fc.constant(null),
      }),
    ),
  )

/** How the voters of one class are: how many, how often silent, recused, spoilt; `keen`: how much they like the best. */
type Temper = {
  readonly ballots: number
  readonly silent: number
  readonly recused: number
  readonly spoilt: number
  readonly keen: number
  readonly stayedAway: number
  readonly notThere: number
  readonly attendanceKnown: boolean
}
const seldom = fc.constantFrom(0, 0, 0, 0.05, 0.05, 0.3, 0.3, 1)
const temper: fc.Arbitrary<Temper> = fc.record({
  ballots: fc.oneof(upTo(8), upTo(8, 1), upTo(8, 1), upTo(30, 1), upTo(30, 1), upTo(200, 1)),
  silent: seldom,
  recused: fc.constantFrom(0, 0, 0.05, 0.3, 0.9),
  spoilt: fc.constantFrom(0, 0, 0, 0, 0.1, 0.9),
  keen: fc.constantFrom(0.3, 1, 3),
  stayedAway: upTo(5),
  notThere: upTo(5),
  attendanceKnown: upTo(19).map((luck) => luck < 19),
})

/** A whole meeting under this scheme: up to six presenters, and some of them alike to the last tick. */
export const meetingUnder = (scheme: Scheme): fc.Arbitrary<Meeting> =>
  fc
    .record({
      tempers: fc.array(temper, { minLength: scheme.classes.length, maxLength: scheme.classes.length }),
      presenters: upTo(6, 1),
      twins: fc.boolean(),
      given: fc.array(fc.tuple(number(0, 100), number(-10, 10), upTo(9)), { minLength: 6, maxLength: 6 }),
      seed: fc.nat(),
    })
    .map((life) => meetingFrom(scheme, life))

export const meetingOf = (family: Family): fc.Arbitrary<Meeting> => schemeOf(family).chain(meetingUnder)
export const anyMeeting: fc.Arbitrary<Meeting> = fc.constantFrom(...families).chain(meetingOf)

type Life = {
  readonly tempers: readonly Temper[]
  readonly presenters: number
  readonly twins: boolean
  readonly given: readonly (readonly [part: number, bonus: number, luck: number])[]
  readonly seed: number
}

function meetingFrom(scheme: Scheme, { tempers, presenters, twins, given, seed }: Life): Meeting {
  const chance = randomFrom(seed)
  const codes = Array.from({ length: presenters }, (_, i) => `p${i + 1}`)
  const ballots = scheme.classes.flatMap(({ code }, i) =>
    Array.from({ length: tempers[i]?.ballots ?? 0 }, () =>
      ballot(scheme.form, code, codes, tempers[i] ?? quiet, twins, chance),
    ),
  )
  return {
    scheme,
    presenters: codes.map((code, i) => ({
      code,
      group: i % 3 === 2 ? 'deputies' : 'chiefs',
      electorate: electorate(scheme, ballots, tempers, code),
      given: givenTo(scheme, given[i]),
    })),
    ballots: shuffled(ballots, chance),
  }
}

const quiet: Temper = {
  ballots: 0,
  silent: 0,
  recused: 0,
  spoilt: 0,
  keen: 1,
  stayedAway: 0,
  notThere: 0,
  attendanceKnown: true,
}

/** What the hub would hand in for one presenter: who gave a ballot, who was there, who could have, less the recused. */
export function electorate(
  { classes }: Scheme,
  ballots: readonly CountedBallot[],
  tempers: readonly Pick<Temper, 'stayedAway' | 'notThere' | 'attendanceKnown'>[],
  presenter: string,
): Presenter['electorate'] {
  return Object.fromEntries(
    classes.map(({ code }, i) => {
      const { stayedAway = 0, notThere = 0, attendanceKnown = true } = tempers[i] ?? {}
      const returned = ballots.filter(
        (ballot) =>
          ballot.voterClass === code && ('void' in ballot || !(ballot.marks[presenter] ?? []).includes('recused')),
      ).length
      const present = returned + stayedAway
      return [code, { returned, present: attendanceKnown ? present : null, due: present + notThere }]
    }),
  )
}

function givenTo({ rules, composite }: Scheme, [part, bonus, luck]: Life['given'][number] = [0, 0, 1]): Given {
  const reason = 'as decided'
  // Now and then the first part has not come in.
  const parts = (composite?.others ?? []).slice(luck === 0 ? 1 : 0)
  return {
    ...(rules.bonus && luck % 2 === 1 && { bonus: { points: bonus, reason } }),
    ...Object.fromEntries(parts.map(({ code }) => [code, { points: part, reason }])),
  }
}

/** One ballot of a voter of this temper: on paper and spoilt, or with a row for everybody. */
function ballot(
  form: Form,
  voterClass: string,
  presenters: readonly string[],
  { silent, recused, spoilt, keen }: Temper,
  twins: boolean,
  chance: () => number,
): CountedBallot {
  if (chance() < spoilt) return { voterClass, void: chance() < 0.5 ? 'altered' : 'same_place' }
  const steppedBack = presenters.filter(() => chance() < recused)
  const judged = presenters.filter((code) => !steppedBack.includes(code))
  const places = shuffled(
    judged.map((_, i) => String(i + 1)),
    chance,
  )
  const wholeSilent = chance() < silent
  const row = (place: Mark | undefined): readonly Mark[] => {
    const silentRow = form.abstain !== 'none' && (form.answer.kind === 'places' ? wholeSilent : chance() < silent)
    return form.items.map((item) => {
      const silentCell = form.abstain === 'cell' && form.answer.kind !== 'places' ? chance() < silent : silentRow
      if (silentCell) return 'abstain'
      return place !== undefined && form.answer.kind === 'places' ? place : markFor(form, item, keen, chance)
    })
  }
  const rows = presenters.map((code): readonly Mark[] =>
    steppedBack.includes(code) ? form.items.map(() => 'recused') : row(places[judged.indexOf(code)]),
  )
  // The second is the first's twin, in whatever is not a place of one's own.
  const [first] = rows
  if (twins && first && rows.length > 1 && form.answer.kind !== 'places') rows[1] = first
  return { voterClass, marks: Object.fromEntries(presenters.map((code, i) => [code, rows[i] ?? []])) }
}

function markFor({ answer }: Form, item: Form['items'][number], keen: number, chance: () => number): Mark {
  const luck = chance() ** keen
  if (answer.kind === 'grades') return answer.options[Math.floor(luck * answer.options.length)]?.code ?? ''
  const { least, most } = item.points ?? { least: 0, most: 100 }
  const step = answer.kind === 'points' ? Math.round(Number(answer.step) * 100) : 100
  const steps = Math.floor(((most - least) * 100) / step)
  return String((most * 100 - Math.floor(luck * (steps + 1)) * step) / 100)
}

/** The same things in another order. */
export function shuffled<Thing>(things: readonly Thing[], chance: () => number): readonly Thing[] {
  return things
    .map((thing) => ({ thing, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing)
}

/** A meeting in few lines, for whoever has to find out why two tallies differ. */
export function told({ scheme, presenters, ballots }: Meeting): string {
  const lines = ballots.map((ballot) =>
    'void' in ballot
      ? `${ballot.voterClass}: void, ${ballot.void}`
      : `${ballot.voterClass}: ${Object.entries(ballot.marks)
          .map(([code, row]) => `${code} ${row.join(',')}`)
          .join(' | ')}`,
  )
  const piled = [...new Set(lines)].map((line) => `${lines.filter((other) => other === line).length} × ${line}`)
  const { classes, form, method, rules, composite } = scheme
  return [
    `classes ${classes.map(({ code, weight }) => `${code} ${weight}`).join(', ')}`,
    `form ${JSON.stringify({ answer: form.answer, items: form.items, abstain: form.abstain })}`,
    `method ${JSON.stringify(method)}`,
    `rules ${JSON.stringify(rules)}`,
    `composite ${JSON.stringify(composite)}`,
    ...presenters.map((presenter) => JSON.stringify(presenter)),
    ...piled,
  ].join('\n')
}
