/** The ten ways of counting (domain 2.2), a second time. */
import { gradeShares, topics, weighted } from './by-weight.ts'
import { mean, meanWithoutExtremes, shared, together, totalled, type Counted, type Desk } from './desk.ts'
import { ofDenominator, pooled } from './heap.ts'
import { abstained, type Pile } from './piles.ts'

/** What the plan's method makes of a presenter. */
export function byMethod(desk: Desk): Counted {
  const { scheme, coins } = desk
  const { method, form } = scheme
  const place = 'item' in method ? form.items.findIndex(({ code }) => code === method.item) : 0
  const worthOf = (table: Readonly<Record<string, number>>) => (mark: string) => coins.of(table[mark] ?? 0)
  switch (method.family) {
    case 'grade_share':
      return gradeShares(desk, place)
    case 'graded_points':
      return weighted(desk, (pile) => mean(desk, pile, place, worthOf(method.points)))
    case 'items_by_class':
      return weighted(desk, (pile) =>
        together(
          form.items.flatMap(({ code }, i) => {
            const weight = method.items[code] ?? 0
            // An item that weighs nothing is asked for the record (domain 2.3, rule 12).
            if (weight === 0) return []
            const item = mean(desk, pile, i, worthOf(method.points))
            return typeof item === 'string' ? item : { ...item, value: coins.percentOf(item.value, weight) }
          }),
        ),
      )
    case 'weighted_items':
      return weighted(desk, (pile) =>
        together(
          form.items.flatMap(({ code }, i) => {
            const full = method.points[code] ?? 0
            if (full === 0) return []
            return mean(desk, pile, i, (mark) => coins.percentOf(coins.of(full), method.options[mark] ?? 0))
          }),
        ),
      )
    case 'points_by_class': {
      if (method.separate) return topics(desk)
      const whole = weighted(desk, (pile) => mean(desk, totalled(pile), 0, coins.of))
      // Of several items each is told apart beside their sum.
      return form.items.length > 1 && !whole.withheld ? { ...whole, parts: topics(desk).parts ?? {} } : whole
    }
    case 'trimmed_mean': {
      const trimmed = (pile: Pile, i: number) => meanWithoutExtremes(desk, pile, i, method)
      return weighted(desk, (pile) =>
        method.on === 'totals' ? trimmed(totalled(pile), 0) : together(form.items.map((_, i) => trimmed(pile, i))),
      )
    }
    case 'ranking':
      return weighted(desk, (pile) => {
        const ranked = pile.rows.filter(({ marks }) => marks[0] !== abstained)
        const worth = ranked.map(({ marks: [mark], among }) =>
          coins.part(coins.of(100 * (among + 1 - Number(mark))), among),
        )
        return shared(desk, pile, 0, worth)
      })
    case 'majority': {
      const { marks, over, ...heap } = ofDenominator(desk, place)
      if (heap.withheld) return noScore(heap)
      const best = method.verdicts.find(({ options }) => {
        const agreeing = marks.filter((mark) => options.includes(mark)).length
        return agreeing * method.more.under > method.more.over * over
      })
      return { ...noScore(heap), verdict: (best ?? method.otherwise).code }
    }
    case 'approval': {
      const decided = (pile: Pile) =>
        pile.rows.filter(({ marks }) => [method.inFavour, method.against].includes(marks[place] ?? '')).length
      const { marks, over, ...heap } = pooled(desk, place, true, decided)
      if (heap.withheld) return noScore(heap)
      if (over === 0) {
        return noScore({ ...heap, withheld: { why: 'emptyClass', about: scheme.classes.map(({ code }) => code) } })
      }
      const yes = marks.filter((mark) => mark === method.inFavour).length
      return {
        ...noScore(heap),
        value: coins.part(coins.of(method.worth) * BigInt(yes), over),
        verdict: yes * method.more.under > method.more.over * over ? 'passed' : 'not_passed',
      }
    }
    case 'banded': {
      const { marks, over, ...heap } = ofDenominator(desk, place)
      if (heap.withheld) return noScore(heap)
      const among = (codes: readonly string[]) => marks.filter((mark) => codes.includes(mark)).length
      const { unless, steps, options } = method
      const bad = unless !== null && among(unless.options) * unless.atLeast.under >= unless.atLeast.over * over
      const share = coins.part(coins.of(100) * BigInt(among(options)), over)
      const step = steps.find(({ from }) => share >= coins.of(from))
      return { ...noScore(heap), value: coins.of(bad ? unless.points : (step?.points ?? 0)) }
    }
  }
}

/** What stands when there is no score, or not yet. */
const noScore = ({ classes, withheld }: Pick<Counted, 'classes' | 'withheld'>): Counted => ({
  value: null,
  classes,
  withheld,
  renormalised: [],
})
