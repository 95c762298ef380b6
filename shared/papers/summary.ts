/** 测评结果汇总表: every presenter by printed number, with what the classes and the scheme say of each. Never a final grade. */
import { slots } from '../domain/agenda.ts'
import { rowsOf } from '../domain/result-view.ts'
import { resultsOfTheDay } from '../domain/results.ts'
import type { ResultRow } from '../domain/sections.ts'
import type { Slot } from '../domain/slot.ts'
import { BONUS } from '../domain/scoring/scheme.ts'
import { bandName, classFigure, classFigureName, columnsOf } from '../i18n/scheme-text/figures.ts'
import { formulaText } from '../i18n/scheme-text/formula.ts'
import { signed } from '../i18n/scheme-text/reader.ts'
import { withheldSentence } from '../i18n/scheme-text/why-none.ts'
import type { Cell, Column, Document } from './document.ts'
import { meetingFields, note, paper, presenters, signatures } from './frame.ts'
import type { PapersSource } from './source.ts'
import { HIDDEN } from './tally-votes.ts'
import { readerOf, results, terms, words } from './words.ts'

export function summary(source: PapersSource): readonly Document[] {
  const { meeting } = source
  if (slots(meeting.agenda).length === 0) return []
  const t = words(source)
  const { scheme } = meeting.plan
  const rows = rowsOf(meeting, resultsOfTheDay(meeting), 'whole')
  const columns = columnsFor(source)
  const hidden = rows.some(({ score }) => score.classes.length === 0)
  return [
    paper(source, 'summary', {
      landscape: true,
      blocks: [
        meetingFields(source),
        {
          kind: 'table',
          name: t.summary.figure,
          columns: columns.map(({ column }) => column),
          rows: presenters(meeting).map((slot) => {
            const row = rows.find(({ presenter }) => presenter === slot.id)
            return columns.map(({ of }) => of(slot, row))
          }),
        },
        note(t.summary.explain),
        ...formulaText(scheme, readerOf(source)).map(note),
        ...(hidden ? [note(t.tally.hidden)] : []),
        note(t.tally.scoreOnly),
        signatures(source, ['chiefScrutineer', 'tellers', 'reviewer']),
      ],
    }),
  ]
}

type Filled = { readonly column: Column; readonly of: (slot: Slot, row: ResultRow | undefined) => Cell }

function columnsFor(source: PapersSource): readonly Filled[] {
  const { scheme } = source.meeting.plan
  const t = words(source)
  const w = results(source)
  const reader = readerOf(source)
  const figureName = classFigureName(scheme, w, reader)
  const ofClass = (row: ResultRow | undefined, code: string) => row?.score.classes.find((each) => each.code === code)
  return [
    { column: { label: t.number, width: 5 }, of: ({ orderNo }) => orderNo },
    { column: { label: t.name, width: 9 }, of: ({ name }) => name },
    { column: { label: t.unit, width: 16 }, of: ({ unit }) => unit },
    ...scheme.classes.flatMap(({ code }): readonly Filled[] => {
      const group = terms(source).voterClass(code)
      return [
        { column: { label: t.summary.valid, width: 5, group }, of: (_, row) => ofClass(row, code)?.over ?? HIDDEN },
        ...(figureName === null
          ? []
          : [
              {
                column: { label: figureName, width: 8, group, numeric: true as const },
                of: (_: Slot, row: ResultRow | undefined) => {
                  const figure = ofClass(row, code)?.figure
                  return figure ? classFigure(scheme, figure, w) : HIDDEN
                },
              },
            ]),
      ]
    }),
    ...columnsOf(scheme, w, reader).map(({ name, of }): Filled => ({
      column: { label: name, width: 9, numeric: true },
      of: (_, row) => (row && of(row.score)) || HIDDEN,
    })),
    ...(scheme.rules.rank === 'off'
      ? []
      : [
          {
            column: { label: t.summary.rank, width: 7 },
            of: (_: Slot, row: ResultRow | undefined) => rankOf(row, source),
          },
        ]),
    ...(scheme.rules.bands.length === 0
      ? []
      : [
          {
            column: { label: t.summary.band, width: 8 },
            of: (_: Slot, row: ResultRow | undefined) => {
              const band = row?.standing.band
              return band === undefined ? HIDDEN : bandName(scheme, band, reader)
            },
          },
        ]),
    { column: { label: t.note, width: 14, align: 'start' }, of: (slot, row) => notesOn(slot, row, source) },
  ]
}

function rankOf(row: ResultRow | undefined, source: PapersSource): Cell {
  const { rank, tied } = row?.standing ?? {}
  if (rank === undefined) return HIDDEN
  return tied ? `${rank} ${results(source).tied}` : rank
}

function notesOn(slot: Slot, row: ResultRow | undefined, source: PapersSource): string {
  const { scheme } = source.meeting.plan
  const w = results(source)
  const reader = readerOf(source)
  const bonus = scheme.rules.bonus ? source.meeting.given[slot.id]?.[BONUS] : undefined
  const gone = slot.phase === 'absent' || slot.phase === 'withdrawn'
  return words(source).notes([
    ...(gone && (slot.phase === 'absent' || slot.phase === 'withdrawn') ? [terms(source).mark[slot.phase]] : []),
    ...(slot.mode === 'written' ? [terms(source).mode.written] : []),
    ...(!gone && !row ? [words(source).summary.waits] : []),
    ...(row?.score.withheld ? [withheldSentence(row.score.withheld, scheme, reader)] : []),
    ...(row && row.score.renormalised.length > 0
      ? [reader.words.renormalised(words(source).names(row.score.renormalised.map(terms(source).voterClass)))]
      : []),
    ...(bonus ? [w.summary.bonus(signed(bonus.points), bonus.reason)] : []),
    ...(row?.standing.capped ? [w.capped] : []),
  ])
}
