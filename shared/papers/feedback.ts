/** 单人反馈单: for each presenter the own result, what was said to him, and remarks of voters without who made them. */
import { isPresentable } from '../domain/agenda.ts'
import { rowsOf } from '../domain/result-view.ts'
import { resultsOfTheDay } from '../domain/results.ts'
import type { ResultRow } from '../domain/sections.ts'
import type { Slot } from '../domain/slot.ts'
import { columnsOf } from '../i18n/scheme-text/figures.ts'
import type { Block, Document } from './document.ts'
import { heading, meetingFields, note, paper, presenters, signatures, unitAndPost } from './frame.ts'
import type { PapersSource } from './source.ts'
import { ownVotes } from './tally-votes.ts'
import { readerOf, results, words } from './words.ts'

export function feedback(source: PapersSource): readonly Document[] {
  const { meeting } = source
  const rows = rowsOf(meeting, resultsOfTheDay(meeting), 'alone')
  return presenters(meeting)
    .filter(isPresentable)
    .map((slot) =>
      sheetFor(
        slot,
        rows.find(({ presenter }) => presenter === slot.id),
        source,
      ),
    )
}

function sheetFor(slot: Slot, row: ResultRow | undefined, source: PapersSource): Document {
  const t = words(source).feedback
  const who = [slot.name, unitAndPost(slot)].filter(Boolean).join(' ')
  return paper(source, 'feedback', {
    part: slot.id,
    blocks: [
      meetingFields(source, [[t.to, who]]),
      heading(t.score),
      ...(row ? scoreOf(row, source) : [note(t.noResult)]),
      ...remarksOn(slot, source),
      note(t.private),
      signatures(source, ['received', 'clerk']),
    ],
  })
}

/** The figures of the scheme and the votes of all classes together; neither classes nor anybody else. */
function scoreOf(row: ResultRow, source: PapersSource): readonly Block[] {
  const t = words(source)
  const { scheme } = source.meeting.plan
  const rows = columnsOf(scheme, results(source), readerOf(source)).map(
    ({ name, of }) => [name, of(row.score) || t.feedback.noResult] as const,
  )
  return [
    { kind: 'fields', rows },
    ...(row.score.classes.length > 0 ? [ownVotes(row, source)] : [note(t.feedback.hidden)]),
    note(t.tally.scoreOnly),
  ]
}

/** 点评要点, 提问和作答 as the recorder has them, and what came from phones, without by whom. */
function remarksOn(slot: Slot, source: PapersSource): readonly Block[] {
  const t = words(source).feedback
  const released = source.meeting.remarks.list.filter(({ item, state }) => item === slot.id && state === 'released')
  const said = (remarks: typeof released) =>
    remarks.map(({ speaker, text, card }) => (card ? text : t.by(speaker, text)))
  const parts = [
    [t.comments, released.filter(({ kind, card }) => kind === 'comment' && card === undefined)],
    [t.questions, released.filter(({ kind }) => kind !== 'comment')],
    [t.opinions, released.filter(({ kind, card }) => kind === 'comment' && card !== undefined)],
  ] as const
  const named = source.meeting.problems
    .filter((problem) => problem.slot === slot.id && problem.withdrawn === undefined)
    .map(({ text }) => text)
  return [
    ...parts.flatMap(([title, remarks]) => [heading(title), ...listed(said(remarks), source)]),
    heading(t.problems),
    ...listed(named, source),
  ]
}

/** Numbered lines, or that there are none. */
function listed(lines: readonly string[], source: PapersSource): readonly Block[] {
  const t = words(source).feedback
  return lines.length === 0 ? [note(t.none)] : lines.map((line, i) => note(t.listed(i + 1, line)))
}
