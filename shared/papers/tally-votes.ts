/** Each presenter's votes, as the form was laid out: the second half of a tally report. */
import { slotOf } from '../domain/agenda.ts'
import type { ResultRow } from '../domain/sections.ts'
import type { Histogram } from '../domain/scoring/counts.ts'
import { plainMean, placesIn, values } from '../domain/scoring/distribution.ts'
import { ABSTAIN, layoutOf } from '../domain/scoring/form.ts'
import type { Scheme } from '../domain/scoring/scheme.ts'
import type { ClassScore } from '../domain/scoring/score.ts'
import { hasShare, percentOf, shareBase } from '../domain/scoring/shares.ts'
import { schemeOf } from '../domain/small-class.ts'
import { classFigure, classFigureName, columnsOf } from '../i18n/scheme-text/figures.ts'
import type { Block, Cell, Column } from './document.ts'
import type { PublishedRound } from './rounds.ts'
import type { PapersSource } from './source.ts'
import { readerOf, results, terms, words } from './words.ts'

/** Where there is something that may not be shown. */
export const HIDDEN = '—'

/** One item of the form, of one class or of all together. */
type Votes = { readonly histogram: Histogram; readonly over: number; readonly base: number; readonly recused: number }

/** What stands in the columns of the votes themselves. */
type VoteColumns = { readonly columns: readonly Column[]; readonly of: (votes: Votes) => readonly Cell[] }

/** A table of every presenter of these rounds; `code` is the class, `null` for all of them together. */
export function voteTable(rounds: readonly PublishedRound[], code: string | null, source: PapersSource): Block {
  const { scheme } = source.meeting.plan
  const t = words(source)
  const reader = readerOf(source)
  const items = scheme.form.items.length > 1 ? scheme.form.items : null
  const votes = voteColumns(scheme, source)
  const figure = code === null || items ? null : classFigureName(scheme, results(source), reader)
  const scores = code === null ? columnsOf(scheme, results(source), reader) : []
  const lines = rounds.flatMap(({ result, scheme: counted }) =>
    (result.rows ?? []).map((row) => ({ row, counted, slot: slotOf(source.meeting.agenda, row.presenter) })),
  )
  const rows = [...lines]
    .sort((a, b) => (a.slot?.orderNo ?? 0) - (b.slot?.orderNo ?? 0))
    .flatMap(({ row, counted, slot }) =>
      scheme.form.items.map((item, i): readonly Cell[] => {
        const found = votesOf(row, counted, i, code)
        const cells = found ? votes.of(found) : votes.columns.map(() => HIDDEN)
        const own = row.score.classes.find((each) => each.code === code)?.figure
        return [
          slot?.orderNo ?? '',
          [slot?.unit, slot?.name].filter(Boolean).join(' '),
          ...(items ? [item.label[source.language]] : []),
          ...cells,
          ...(figure === null ? [] : [own ? classFigure(scheme, own, results(source)) : HIDDEN]),
          // What is said of a presenter as a whole stands once.
          ...scores.map((column) => (i === 0 ? column.of(row.score) || HIDDEN : '')),
        ]
      }),
    )
  return {
    kind: 'table',
    name: code === null ? t.tally.totalOf : `${terms(source).voterClass(code)}${t.tally.voteTable}`,
    columns: [
      { label: t.number, width: 5 },
      { label: `${t.unit}/${t.name}`, width: 14 },
      ...(items ? [{ label: t.tally.item, width: 20, align: 'start' as const }] : []),
      ...votes.columns,
      ...(figure === null ? [] : [{ label: figure, width: 9, numeric: true as const }]),
      ...scores.map(({ name }) => ({ label: name, width: 9, numeric: true as const })),
    ],
    rows,
  }
}

/** One presenter's votes, of all classes together. */
export function ownVotes(row: ResultRow, source: PapersSource): Block {
  const { meeting, language } = source
  const t = words(source)
  const round = Object.values(meeting.rounds).find(
    ({ state, subjects, counts }) => state === 'closed' && counts && subjects.includes(row.presenter),
  )
  const scheme = round ? schemeOf(meeting.plan.scheme, round) : meeting.plan.scheme
  const votes = voteColumns(scheme, source)
  return {
    kind: 'table',
    name: t.feedback.votes,
    columns: [{ label: t.tally.item, width: 16, align: 'start' }, ...votes.columns],
    rows: scheme.form.items.map((item, i) => {
      const found = votesOf(row, scheme, i, null)
      return [item.label[language], ...(found ? votes.of(found) : votes.columns.map(() => HIDDEN))]
    }),
  }
}

/** Null where the classes of this result may not be shown, or where it was counted as a part of another. */
function votesOf({ score }: ResultRow, scheme: Scheme, item: number, code: string | null): Votes | null {
  const classes = score.classes.filter((each) => code === null || each.code === code)
  if (classes.length === 0) return null
  const of = (each: ClassScore) => each.items[item] ?? {}
  return {
    histogram: classes.map(of).reduce(together, {}),
    over: classes.reduce((sum, each) => sum + each.over, 0),
    base: classes.reduce((sum, each) => sum + shareBase(scheme, each, of(each)), 0),
    recused: classes.reduce((sum, each) => sum + each.recused, 0),
  }
}

function together(a: Histogram, b: Histogram): Histogram {
  const sum: Record<string, number> = { ...a }
  for (const [mark, n] of Object.entries(b)) sum[mark] = (sum[mark] ?? 0) + n
  return sum
}

function voteColumns(scheme: Scheme, source: PapersSource): VoteColumns {
  const { tally: t, notes } = words(source)
  const w = results(source)
  const { form, rules } = scheme
  const tail: readonly Column[] = [
    ...(form.abstain === 'none' ? [] : [{ label: terms(source).abstain, width: 7 }]),
    { label: terms(source).recused, width: 7 },
  ]
  const tailOf = ({ histogram, recused }: Votes): readonly Cell[] => [
    ...(form.abstain === 'none' ? [] : [histogram[ABSTAIN] ?? 0]),
    recused,
  ]
  switch (layoutOf(form)) {
    case 'matrix':
    case 'items': {
      const options = form.answer.kind === 'grades' ? form.answer.options : []
      return {
        columns: [
          ...options.flatMap(({ code, label }): readonly Column[] => {
            const group = label[source.language]
            const count = { label: t.count, width: 5.5, group }
            return hasShare(scheme, code) ? [count, { label: t.share, width: 7.5, group }] : [count]
          }),
          ...tail,
        ],
        of: (votes) => [
          ...options.flatMap(({ code }): readonly Cell[] => {
            const n = votes.histogram[code] ?? 0
            if (!hasShare(scheme, code)) return [n]
            const share = percentOf(n, votes.base)
            return [n, share === null ? HIDDEN : w.percent(share)]
          }),
          ...tailOf(votes),
        ],
      }
    }
    case 'points':
      return {
        columns: [
          { label: t.count, width: 6 },
          { label: t.mean, width: 8, numeric: true },
          { label: t.points, width: 30, align: 'start' },
          ...tail,
        ],
        of: (votes) => {
          const given = values(votes.histogram)
          return [
            given.reduce((sum, { n }) => sum + n, 0),
            plainMean(votes.histogram, rules.decimals) ?? HIDDEN,
            notes(given.map(({ value, n }) => t.given(value, n))),
            ...tailOf(votes),
          ]
        },
      }
    case 'places':
      return {
        columns: [{ label: t.places, width: 40, align: 'start' }, ...tail],
        of: (votes) => [
          notes(placesIn(votes.histogram).map(({ place, n }) => t.placeCount(place, n))),
          ...tailOf(votes),
        ],
      }
  }
}
