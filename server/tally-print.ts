/** A tally as people read it: the figures of each round, everybody's result, and how it was counted. */
import type { Tally, TallyFile, TallyPresenter, TallyProblem, TallyRow } from '../shared/domain/tally.ts'
import { BONUS } from '../shared/domain/scoring/scheme.ts'
import { bandName, classFigure, classFigureName, columnsOf, workingName } from '../shared/i18n/scheme-text/figures.ts'
import { formulaText } from '../shared/i18n/scheme-text/formula.ts'
import { named, signed } from '../shared/i18n/scheme-text/reader.ts'
import { ruleSentences } from '../shared/i18n/scheme-text/rules.ts'
import { imbalanceSentence, withheldSentence } from '../shared/i18n/scheme-text/why-none.ts'
import { tallyWords as chinese } from '../shared/i18n/zh-CN/tally.ts'
import { tallyWords as english } from '../shared/i18n/en/tally.ts'
import type { Language } from '../shared/i18n/language.ts'
import { tallyReaders } from './tally-readers.ts'
import { textTable } from './text-table.ts'

export const tallySays: Readonly<Record<Language, typeof chinese>> = { 'zh-CN': chinese, en: english }

const nameOf = ({ id, unit, name }: TallyPresenter): string => [unit, name].filter(Boolean).join(' ') || id

/** What stands between two sentences of one line. */
const between: Readonly<Record<Language, string>> = { 'zh-CN': '；', en: '; ' }

export function printedTally(file: TallyFile, tally: Tally, language: Language): string {
  const { scheme, title } = file
  const reader = tallyReaders[language]
  const { balance, summary } = reader.results
  const rounds = tally.rounds.map(({ id, number, balance: rows }) =>
    [
      tallySays[language].round(id, number),
      textTable([
        [
          reader.results.class,
          balance.due,
          balance.present,
          balance.issued,
          balance.returned,
          balance.valid,
          balance.invalid,
          balance.abstained,
          balance.missing,
          balance.phone,
          balance.paper,
        ],
        ...rows.map((row) =>
          [
            reader.allTerms.voterClass(row.code),
            row.due,
            row.present ?? '—',
            row.issued,
            row.returned,
            row.valid,
            row.invalid,
            row.abstained,
            row.missing,
            row.phone,
            row.paper,
          ].map(String),
        ),
      ]),
    ].join('\n'),
  )
  return [
    [title, named(scheme.name, reader)].filter(Boolean).join(' · '),
    ...rounds,
    resultTable(file, tally.rows, language),
    workings(file, tally.rows, language),
    [summary.formula, ...formulaText(scheme, reader)].join('\n'),
    [summary.rules, ...ruleSentences(scheme, reader)].join('\n'),
    tallySays[language].note,
  ].join('\n\n')
}

function resultTable({ scheme, presenters, given }: TallyFile, rows: readonly TallyRow[], language: Language): string {
  const reader = tallyReaders[language]
  const { summary } = reader.results
  const columns = columnsOf(scheme, reader.results, reader)
  const figure = classFigureName(scheme, reader.results, reader)
  const classes = figure === null ? [] : scheme.classes
  const ranked = scheme.rules.rank !== 'off'
  const banded = scheme.rules.bands.length > 0
  const head = [
    summary.number,
    summary.unit,
    ...classes.map(({ code }) => `${reader.allTerms.voterClass(code)} ${figure ?? ''}`),
    ...columns.map(({ name }) => name),
    ...(ranked ? [summary.rank] : []),
    ...(banded ? [summary.band] : []),
    summary.note,
  ]
  const body = rows.map(({ presenter, score, standing }) => {
    const who = presenters.find(({ id }) => id === presenter)
    const ofClass = (code: string) => score.classes.find((each) => each.code === code)?.figure ?? null
    const { rank, tied, band, capped } = standing
    const bonus = scheme.rules.bonus ? given[presenter]?.[BONUS] : undefined
    const notes = [
      ...(score.withheld ? [withheldSentence(score.withheld, scheme, reader)] : []),
      ...(score.renormalised.length > 0
        ? [reader.words.renormalised(reader.words.formula.and(score.renormalised.map(reader.allTerms.voterClass)))]
        : []),
      ...(bonus ? [summary.bonus(signed(bonus.points), bonus.reason)] : []),
      ...(capped ? [reader.results.capped] : []),
    ]
    return [
      reader.allTerms.orderNo(who?.orderNo ?? 0),
      who ? nameOf(who) : presenter,
      ...classes.map(({ code }) => {
        const value = ofClass(code)
        return value === null ? '—' : classFigure(scheme, value, reader.results)
      }),
      ...columns.map(({ of }) => of(score) || '—'),
      ...(ranked ? [rank === undefined ? '—' : `${rank}${tied ? ` ${reader.results.tied}` : ''}`] : []),
      ...(banded ? [band === undefined ? '—' : bandName(scheme, band, reader)] : []),
      notes.join(between[language]),
    ]
  })
  return textTable([head, ...body])
}

/** Each result with its numbers, so that it can be followed with a pencil. */
function workings({ scheme, presenters }: TallyFile, rows: readonly TallyRow[], language: Language): string {
  const reader = tallyReaders[language]
  return rows
    .flatMap(({ presenter, score }) => {
      const who = presenters.find(({ id }) => id === presenter)
      return score.working.map(({ of, sum }) => {
        const what = workingName(scheme, of, reader)
        return `${reader.allTerms.orderNo(who?.orderNo ?? 0)}${what ? ` ${what}` : ''}: ${sum}`
      })
    })
    .join('\n')
}

/** Why a file cannot be counted, in a sentence. */
export function problemSentence(problem: TallyProblem, file: TallyFile, language: Language): string {
  const t = tallySays[language]
  const reader = tallyReaders[language]
  const called = (id: string) => {
    const who = file.presenters.find((each) => each.id === id)
    return who ? nameOf(who) : id
  }
  switch (problem.why) {
    case 'scheme': {
      const [first] = problem.faults
      return first ? t.schemeFault(first.field, reader.faults.faults[first.why]) : ''
    }
    case 'nothing':
      return t.nothing
    case 'given':
      return t.given(problem.presenter, problem.part)
    case 'unknownPresenter':
    case 'twice':
      return problem.round === null
        ? t.list[problem.why](problem.presenter)
        : t[problem.why](problem.round, problem.presenter)
    case 'unknownClass':
      return t.unknownClass(problem.round, problem.voterClass)
    case 'ballot':
      return t.ballot(problem.round, problem.ballot, t.ballotFault[problem.fault.why])
    case 'counts':
      return t.counts(problem.round)
    case 'unbalanced':
      return t.unbalanced(
        problem.round,
        problem.faults.map((fault) => imbalanceSentence(fault, called, reader)).join(between[language]),
      )
  }
}
