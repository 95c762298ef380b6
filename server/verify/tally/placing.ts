/** 名次, 并列 and 等次建议 a second time: who stands before whom is counted person by person. */
import type { Standing } from '../../../shared/domain/scoring/standing.ts'
import type { Meeting, Presenter } from './piles.ts'
import { purseOf, tallyAgain, type Tallied } from './second-tally.ts'

type Placed = Tallied & { readonly presenter: Presenter; readonly best: number; readonly worst: number }

/** Everybody who has a result, by presenter. */
export function placeAgain(meeting: Meeting): Readonly<Record<string, Standing>> {
  const { rules } = meeting.scheme
  const coins = purseOf(meeting)
  const all = meeting.presenters
    .map((presenter) => ({
      ...tallyAgain(presenter, coins),
      presenter,
      best: votesFor(presenter, 0),
      worst: votesFor(presenter, -1),
    }))
    .filter(({ order }) => order !== null)
  const before = (a: Placed, b: Placed): boolean => stands(a, b, rules.ties)
  return Object.fromEntries(
    all.map((one) => {
      const rivals = all.filter(
        ({ presenter }) =>
          presenter !== one.presenter && (rules.rank === 'all' || presenter.group === one.presenter.group),
      )
      const rank = 1 + rivals.filter((other) => before(other, one)).length
      const equal = rivals.some((other) => !before(other, one) && !before(one, other))
      return [
        one.presenter.code,
        {
          ...(rules.rank !== 'off' && { rank, ...(equal && { tied: true as const }) }),
          ...band(meeting, one, all, before),
        },
      ]
    }),
  )
}

function stands(a: Placed, b: Placed, ties: 'shared' | 'ladder'): boolean {
  if (ties === 'shared') return Number(a.printed) > Number(b.printed)
  const ladder: readonly (readonly [bigint | number, bigint | number])[] = [
    [a.order ?? 0n, b.order ?? 0n],
    [a.firstClass ?? 0n, b.firstClass ?? 0n],
    [a.best, b.best],
    [-a.worst, -b.worst],
  ]
  const rung = ladder.find(([mine, yours]) => mine !== yours)
  return rung !== undefined && rung[0] > rung[1]
}

/** How often a presenter was given the first or the last grade of the scale, over all classes and items. */
function votesFor({ scheme, piles }: Presenter, which: 0 | -1): number {
  const { answer } = scheme.form
  const grade =
    answer.kind === 'grades' ? answer.options.filter((option) => !option.noOpinion).at(which)?.code : undefined
  return piles.flatMap(({ rows }) => rows.flatMap(({ marks }) => marks)).filter((mark) => mark === grade).length
}

function band(
  { scheme }: Meeting,
  one: Placed,
  all: readonly Placed[],
  before: (a: Placed, b: Placed) => boolean,
): Pick<Standing, 'band' | 'capped'> {
  const { bands, quota } = scheme.rules
  const bandOf = ({ shown }: Placed) => bands.findIndex(({ from }) => Number(shown.score) >= from)
  const own = bandOf(one)
  const { code } = bands[own] ?? {}
  if (code === undefined) return {}
  if (quota?.band !== code) return { band: code }
  const seats = Math.floor((Math.round(quota.percent * 100) * all.length) / 10_000)
  const contenders = all.filter((other) => bandOf(other) === own)
  // In only if everybody who stands no worse fits as well.
  const noWorse = contenders.filter((other) => !before(one, other)).length
  if (noWorse <= seats) return { band: code }
  const next = bands[own + 1]?.code
  return { ...(next !== undefined && { band: next }), capped: true }
}
