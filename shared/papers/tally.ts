/** 计票结果报告单: one for each class and one in total, to be signed by scrutineers and tellers. */
import { formulaText } from '../i18n/scheme-text/formula.ts'
import { ruleSentences } from '../i18n/scheme-text/rules.ts'
import type { Block, Document } from './document.ts'
import { heading, meetingFields, note, paper, signatures } from './frame.ts'
import { publishedRounds, type PublishedRound } from './rounds.ts'
import type { PapersSource } from './source.ts'
import { ballotTable, conclusions } from './tally-ballots.ts'
import { voteTable } from './tally-votes.ts'
import { readerOf, terms, titles, words } from './words.ts'

/** Part of the report that adds up all classes. */
export const TOTAL = 'total'

export function tallyReport(source: PapersSource): readonly Document[] {
  const { scheme } = source.meeting.plan
  const rounds = publishedRounds(source)
  if (rounds.length === 0) return []
  return [null, ...scheme.classes.map(({ code }) => code)].map((code) => reportOf(code, rounds, source))
}

function reportOf(code: string | null, rounds: readonly PublishedRound[], source: PapersSource): Document {
  const t = words(source)
  const { plan } = source.meeting
  const voterClass = plan.scheme.classes.find((each) => each.code === code)
  const name = code === null ? t.totalPart : terms(source).voterClass(code)
  const rows = rounds.flatMap(({ result }) => result.rows ?? [])
  const hidden = rows.some(({ score }) => score.classes.length === 0)
  const fields = [
    [t.tally.way, plan.secrecy === 'secret' ? t.tally.secret : t.tally.recorded] as const,
    ...(voterClass
      ? [
          [t.tally.class, `${name} ${voterClass.label[source.language]}`] as const,
          [t.tally.weight, t.tally.weightOf(voterClass.weight)] as const,
        ]
      : [[t.tally.class, t.tally.totalOf] as const]),
  ]
  return paper(source, 'tally', {
    part: code ?? TOTAL,
    landscape: true,
    title: t.partTitle(titles(source).title.tally, name),
    blocks: [
      meetingFields(source, fields),
      heading(t.tally.figures),
      ballotTable(rounds, code, source),
      note(t.tally.explain),
      heading(t.tally.votes),
      ...(rows.length === 0 ? [note(t.tally.noResult)] : [voteTable(rounds, code, source)]),
      ...(hidden ? [note(t.tally.hidden)] : []),
      heading(t.tally.conclusion),
      ...conclusions(rounds, code, source).map(note),
      ...(code === null ? method(source) : []),
      signatures(source, ['chiefScrutineer', 'scrutineers', 'tellers']),
    ],
  })
}

/** Formula and rules in sentences, so that the figures can be followed. */
function method(source: PapersSource): readonly Block[] {
  const t = words(source).tally
  const { scheme } = source.meeting.plan
  const reader = readerOf(source)
  const weights = scheme.classes.map(({ code, weight }) => `${terms(source).voterClass(code)} ${t.weightOf(weight)}`)
  return [
    heading(t.method),
    note([scheme.name[source.language], words(source).names(weights)].join(' · ')),
    ...formulaText(scheme, reader).map(note),
    ...ruleSentences(scheme, reader).map(note),
    note(t.scoreOnly),
  ]
}
