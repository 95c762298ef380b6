/**
 * Units or presenters over several meetings. They are matched by name, as it is written but for spaces. Scores stand on
 * one scale only where the scheme is the same (rule X7); shares of votes are shares anywhere.
 */
import { slots } from '../domain/agenda.ts'
import type { Bilingual } from '../domain/bilingual.ts'
import type { Meeting } from '../domain/meeting.ts'
import { resultsOfTheDay } from '../domain/results.ts'
import { rowsOf } from '../domain/result-view.ts'
import type { Scheme } from '../domain/scoring/scheme.ts'
import type { Score } from '../domain/scoring/score.ts'
import type { Instant } from '../domain/time.ts'
import { problemsOf } from './listed-problems.ts'

/** How many of the votes for one gave a grade, from 0 to 1. */
export type Share = { readonly code: string; readonly label: Bilingual; readonly share: number }

/** What one meeting says of one presenter. */
export type YearEntry = {
  readonly name: string
  readonly unit: string
  readonly post: string
  /** As printed; null where there is none. */
  readonly score: string | null
  readonly rank: number | null
  /** How many were ranked with this one. */
  readonly ranked: number
  readonly band: Bilingual | null
  /** Empty for forms without grades, and where they would speak of persons. */
  readonly shares: readonly Share[]
  readonly problems: { readonly all: number; readonly closed: number }
}

/** A meeting of the comparison. `scale`: meetings of the same number used the same scheme. */
export type Year = { readonly id: string; readonly title: string; readonly at: Instant; readonly scale: number }

/** `entries`: one for each year, null where this one did not take part. */
export type Compared = { readonly key: string; readonly entries: readonly (YearEntry | null)[] }

export type Comparison = { readonly years: readonly Year[]; readonly subjects: readonly Compared[] }

export function compareYears(
  meetings: readonly { readonly id: string; readonly meeting: Meeting }[],
  by: 'unit' | 'name',
): Comparison {
  const inTime = [...meetings].sort((a, b) => a.meeting.plan.startsAt - b.meeting.plan.startsAt)
  const scales = [...new Set(inTime.map(({ meeting }) => scaleOf(meeting.plan.scheme)))]
  const entries = inTime.map(({ meeting }) => entriesOf(meeting))
  const keyOf = (entry: YearEntry): string => matched(entry[by]) || matched(entry.unit) || matched(entry.name)
  const keys = [...new Set(entries.flatMap((list) => list.map(keyOf)))].filter(Boolean)
  return {
    years: inTime.map(({ id, meeting: { plan } }) => ({
      id,
      title: plan.title,
      at: plan.startsAt,
      scale: scales.indexOf(scaleOf(plan.scheme)),
    })),
    subjects: keys.map((key) => ({
      key,
      entries: entries.map((list) => list.find((entry) => keyOf(entry) === key) ?? null),
    })),
  }
}

/** A name without the spaces with which it may be typed. */
const matched = (name: string): string => name.replace(/\s+/gu, '')

/** Everything of a scheme by which a score comes about; how things are called is not. */
const scaleOf = ({ form, classes, method, rules, composite }: Scheme): string => {
  const { smallCells: _smallCells, ...counting } = rules
  const items = form.items.map(({ code, points }) => [code, points ? [points.least, points.most] : null])
  const answer = form.answer.kind === 'grades' ? form.answer.options.map(({ code }) => code) : form.answer.kind
  return JSON.stringify([answer, items, classes.map(({ code, weight }) => [code, weight]), method, counting, composite])
}

function entriesOf(meeting: Meeting): readonly YearEntry[] {
  const { scheme } = meeting.plan
  const rows = new Map(rowsOf(meeting, resultsOfTheDay(meeting), 'whole').map((row) => [row.presenter, row] as const))
  const groups = new Map<string, number>()
  const groupOf = (group: string | undefined) => (scheme.rules.rank === 'group' ? (group ?? '') : '')
  for (const { id, group } of slots(meeting.agenda)) {
    if (rows.get(id)?.standing.rank !== undefined) groups.set(groupOf(group), (groups.get(groupOf(group)) ?? 0) + 1)
  }
  const problems = problemsOf(meeting).filter(({ state }) => state !== 'withdrawn')
  return slots(meeting.agenda).map(({ id, name, unit, post, group }): YearEntry => {
    const row = rows.get(id)
    const mine = problems.filter(({ slot }) => slot === id)
    const band = row?.standing.band
    return {
      name,
      unit,
      post,
      score: row?.score.score ?? null,
      rank: row?.standing.rank ?? null,
      ranked: groups.get(groupOf(group)) ?? 0,
      band: scheme.rules.bands.find(({ code }) => code === band)?.label ?? null,
      shares: row ? sharesOf(scheme, row.score) : [],
      problems: { all: mine.length, closed: mine.filter(({ state }) => state === 'closed').length },
    }
  })
}

function sharesOf({ form }: Scheme, { classes }: Score): readonly Share[] {
  if (form.answer.kind !== 'grades') return []
  const votes = (code: string): number =>
    classes.reduce((sum, { items }) => sum + items.reduce((all, histogram) => all + (histogram[code] ?? 0), 0), 0)
  const counted = form.answer.options.map(({ code, label }) => ({ code, label, votes: votes(code) }))
  const total = counted.reduce((sum, each) => sum + each.votes, 0)
  return total === 0 ? [] : counted.map(({ code, label, votes: n }) => ({ code, label, share: n / total }))
}
