/** What must not change a result, and between what it must lie, in meetings that nobody thought of. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CountedBallot } from '../../../shared/domain/scoring/counts.ts'
import type { Family, Scheme } from '../../../shared/domain/scoring/scheme.ts'
import { anyMeeting, families, meetingOf, shuffled, told } from '../../kit/random-meetings.ts'
import { randomFrom } from '../../kit/random.ts'
import type { Meeting } from '../../kit/second-tally/laid-out.ts'
import { counted, seen, withRules } from '../../kit/second-tally/side-by-side.ts'
import { workedOut } from '../../kit/second-tally/worked-out.ts'
import { seeded } from '../../kit/seed.ts'

const runs = 150
/** What is shown of everybody, but for the counts themselves. */
const results = (meeting: Meeting) =>
  counted(meeting).all.map(({ score: { score, shares, parts, verdict, withheld, renormalised } }) => ({
    score,
    shares,
    parts,
    verdict,
    withheld,
    renormalised,
  }))

/** One more ballot of the first class that says the same of everybody. */
const withOneMore = (meeting: Meeting, mark: string): Meeting => {
  const { form, classes } = meeting.scheme
  const row = form.items.map(() => mark)
  const ballot: CountedBallot = {
    voterClass: classes[0]?.code ?? '',
    marks: Object.fromEntries(meeting.presenters.map(({ code }) => [code, row])),
  }
  return { ...meeting, ballots: [...meeting.ballots, ballot] }
}

/** A denominator in which only those are who said something. */
const ofOpinions = (scheme: Scheme): Scheme => withRules(scheme, { denominator: 'valid', abstainCounts: false })

describe('a result does not change', () => {
  test('[K1] with the order in which the ballots lie', () => {
    fc.assert(
      fc.property(anyMeeting, fc.nat(), (meeting, seed) => {
        const other = { ...meeting, ballots: shuffled(meeting.ballots, randomFrom(seed)) }
        const [one, two] = [counted(meeting), counted(other)]
        expect(
          two.all.map(({ score }) => score),
          told(meeting),
        ).toEqual(one.all.map(({ score }) => score))
        expect(two.standing).toEqual(one.standing)
      }),
      seeded(runs),
    )
  })

  test('[K3] with one more abstention, where abstentions are in no denominator', () => {
    fc.assert(
      fc.property(anyMeeting, (any) => {
        const { form } = any.scheme
        const abstain = form.items.length === 1 || form.answer.kind === 'grades' ? 'cell' : 'presenter'
        const meeting = { ...any, scheme: { ...ofOpinions(any.scheme), form: { ...form, abstain } as const } }
        expect(results(withOneMore(meeting, 'abstain')), told(meeting)).toEqual(results(meeting))
      }),
      seeded(runs),
    )
  })

  test('[K14] with one more ballot that was recused from everybody, whatever the denominator', () => {
    fc.assert(
      fc.property(anyMeeting, (meeting) => {
        const more = withOneMore(meeting, 'recused')
        expect(results(more), told(meeting)).toEqual(results(meeting))
        const [before, after] = [counted(meeting), counted(more)]
        expect(after.standing).toEqual(before.standing)
        const first = meeting.scheme.classes[0]?.code ?? ''
        for (const { code } of meeting.presenters) {
          const recused = before.counts.presenters[code]?.[first]?.recused ?? 0
          expect(after.counts.presenters[code]?.[first]?.recused).toBe(recused + 1)
        }
      }),
      seeded(runs),
    )
  })

  test('[K4] with the rule for empty classes, where there is none', () => {
    let full = 0
    fc.assert(
      fc.property(anyMeeting, (meeting) => {
        const [strict, sharing] = (['error', 'renormalise'] as const).map((emptyClass) =>
          counted({ ...meeting, scheme: withRules(meeting.scheme, { emptyClass }) }).all.map(({ score }) => score),
        )
        strict?.forEach((score, i) => {
          if (score.withheld?.why === 'emptyClass') return
          full += 1
          expect(sharing?.[i], told(meeting)).toEqual(score)
        })
      }),
      seeded(runs),
    )
    expect(full).toBeGreaterThan(runs / 3)
  })

  test('[K2] where every class weighs the same and gave the same, the weights do not matter', () => {
    fc.assert(
      fc.property(meetingOf('graded_points'), (any) => {
        const [first] = any.scheme.classes
        if (!first) return
        const own = any.ballots.filter(({ voterClass }) => voterClass === first.code)
        const everywhere = any.scheme.classes.flatMap(({ code }) =>
          own.map((ballot) => ({ ...ballot, voterClass: code })),
        )
        const alone = { ...any.scheme, classes: [{ ...first, weight: 100 }] }
        const rules = { denominator: 'valid', minValid: 1 } as const
        const many = results({ ...any, scheme: withRules(any.scheme, rules), ballots: everywhere })
        const one = results({ ...any, scheme: withRules(alone, rules), ballots: own })
        expect(
          many.map(({ score }) => score),
          told(any),
        ).toEqual(one.map(({ score }) => score))
      }),
      seeded(runs),
    )
  })
})

describe('a score', () => {
  test('[K2] of graded points lies between the worst and the best grade', () => {
    let scores = 0
    fc.assert(
      fc.property(meetingOf('graded_points'), (any) => {
        const scheme = { ...ofOpinions(any.scheme), composite: null }
        const { method, rules } = withRules(scheme, { noOpinionCounts: false, bonus: null, decimals: 6 })
        const meeting = { ...any, scheme: { ...scheme, rules } }
        const worths = method.family === 'graded_points' ? Object.values(method.points) : []
        for (const { score } of results(meeting)) {
          if (score === null) continue
          scores += 1
          expect(Number(score), told(meeting)).toBeGreaterThanOrEqual(Math.min(...worths))
          expect(Number(score), told(meeting)).toBeLessThanOrEqual(Math.max(...worths))
        }
      }),
      seeded(runs),
    )
    expect(scores).toBeGreaterThan(runs / 3)
  })

  test('[K16] of shares: of all who said something, all of them', () => {
    fc.assert(
      fc.property(meetingOf('grade_share'), (any) => {
        const scheme = withRules(ofOpinions(any.scheme), { noOpinionCounts: false, decimals: 6 })
        for (const { shares } of results({ ...any, scheme })) {
          if (!shares) continue
          const sum = Object.values(shares).reduce((all, share) => all + Number(share), 0)
          expect(Math.abs(sum - 100), told(any)).toBeLessThan(0.00001)
        }
      }),
      seeded(runs),
    )
  })

  test('[K19] of weighted items is the mean of the ballots, where every cell is filled', () => {
    const silent = ['abstain', 'unsure', 'recused']
    const full = (meeting: Meeting): Meeting => ({
      ...meeting,
      ballots: meeting.ballots.map((ballot) =>
        'void' in ballot
          ? ballot
          : {
              ...ballot,
              marks: Object.fromEntries(
                Object.entries(ballot.marks).map(([code, row]) => [
                  code,
                  row.map((mark) => (silent.includes(mark) ? 'grade_1' : mark)),
                ]),
              ),
            },
      ),
    })
    let scores = 0
    fc.assert(
      fc.property(meetingOf('weighted_items'), (any) => {
        const meeting = full({ ...any, scheme: { ...ofOpinions(any.scheme), composite: null } })
        const { method, classes, rules } = meeting.scheme
        if (method.family !== 'weighted_items' || rules.bonus) return
        results(meeting).forEach(({ score, renormalised }, i) => {
          if (score === null || renormalised.length > 0) return
          scores += 1
          const code = meeting.presenters[i]?.code ?? ''
          const expected = classes.reduce((sum, { code: voterClass, weight }) => {
            const own = meeting.ballots.flatMap((ballot) =>
              'marks' in ballot && ballot.voterClass === voterClass ? [ballot.marks[code] ?? []] : [],
            )
            const each = own.map((row) =>
              row.reduce((all, mark, at) => {
                const item = meeting.scheme.form.items[at]?.code ?? ''
                return all + ((method.points[item] ?? 0) * (method.options[mark] ?? 0)) / 100
              }, 0),
            )
            return sum + (weight / 100) * (each.reduce((a, b) => a + b, 0) / own.length)
          }, 0)
          expect(Math.abs(Number(score) - expected), told(meeting)).toBeLessThanOrEqual(
            0.5 / 10 ** rules.decimals + 1e-9,
          )
        })
      }),
      seeded(runs),
    )
    expect(scores).toBeGreaterThan(10)
  })
})

describe('the formula', () => {
  /** A verdict and a band are decided, not worked out. */
  const sums = families.filter((family: Family) => family !== 'majority' && family !== 'banded')

  test.each(sums)('[K5] [K26] worked out as it stands comes to the result beside it: %s', (family) => {
    let formulas = 0
    fc.assert(
      fc.property(meetingOf(family), (meeting) => {
        for (const { score } of counted(meeting).all) {
          for (const { sum } of score.working) {
            const [, formula = '', sign, result] = /^(.*) ([=≈]) (\S+)$/.exec(sum) ?? []
            const exact = workedOut(formula)
            formulas += 1
            expect(exact.print(meeting.scheme.rules.decimals), `${sum}\n${told(meeting)}`).toBe(result)
            expect(exact.isWritten(result ?? ''), `${sum}\n${told(meeting)}`).toBe(sign === '=')
          }
          expect(score.withheld === null).toBe(score.working.length > 0)
        }
      }),
      seeded(80),
    )
    expect(formulas).toBeGreaterThan(40)
  })

  test('[K5] is read as it is written', () => {
    expect(workedOut('30%×(2×100 + 1×80)÷3 + 1 − 0.5').print(2)).toBe('28.50')
    expect(workedOut('(1 + 2)÷3 ÷ 40%').print(1)).toBe('2.5')
    expect(workedOut('50%×-3').print(1)).toBe('-1.5')
  })
})

test('[K1] nothing that is shown is in the counts of a class that is not the plan’s', () => {
  fc.assert(
    fc.property(anyMeeting, (meeting) => {
      const codes = meeting.scheme.classes.map(({ code }) => code)
      for (const { score } of counted(meeting).all) expect(seen(score).classes.map(({ code }) => code)).toEqual(codes)
    }),
    seeded(50),
  )
})
