/**
 * The verdict over an archive, part by part. It shares nothing with the hub's count but the definition of a scheme: the
 * hashes, the counting and the arithmetic are written a second time (rule E15).
 */
import type { Archive, OpeningsFile } from './archive-file.ts'
import { chainOf } from './chain.ts'
import { readJournal, type Journal } from './journal.ts'
import { judged, line, type Line, type Part } from './line.ts'
import { nameOf, resultLines } from './results.ts'
import { roundLines } from './round.ts'
import { same } from './same.ts'

/** `schemeAsWritten`: the scheme of the file before its shape was checked, with its names in their order. */
export function verdictOf(
  archive: Archive,
  schemeAsWritten: unknown,
  openings: readonly OpeningsFile[],
): readonly Part[] {
  const { tally, proofs } = archive
  const journal = readJournal(archive.journal)
  if ('unreadable' in journal) {
    const { unreadable } = journal
    return [
      { title: (words) => words.titles.journal, lines: [line('wrong', (words) => words.unreadableRow(unreadable))] },
    ]
  }
  const rounds = [...journal.rounds].map(([id, told]): Part => {
    const round = tally.rounds.find((one) => one.id === id)
    const parts = { id, round, told, proof: proofs[id], scheme: tally.scheme, schemeAsWritten }
    const about = told.subjects.length === 1 ? nameOf(tally, told.subjects[0] ?? '') : ''
    return {
      title: (words) => words.titles.round(id, about, words.kind[told.secrecy]),
      lines: roundLines({ ...parts, openings: openings.find(({ round: of }) => of === id) }),
    }
  })
  return [
    { title: (words) => words.titles.journal, lines: [...journalLines(archive), ...givenLines(archive, journal)] },
    ...rounds,
    { title: (words) => words.titles.results, lines: [...strangeRounds(archive, journal), ...resultLines(archive)] },
  ]
}

function journalLines({ journal }: Archive): readonly Line[] {
  const { rows, brokenAt, head } = chainOf(journal)
  return [
    judged(
      brokenAt === null,
      (words) => words.chain(rows, head),
      (words) => words.chainBroken(brokenAt ?? 0),
    ),
  ]
}

/** What was given beside the ballots is what the journal says. */
function givenLines({ tally }: Archive, { given }: Journal): readonly Line[] {
  const filled = (all: Readonly<Record<string, object>>) =>
    Object.fromEntries(Object.entries(all).filter(([, parts]) => Object.keys(parts).length > 0))
  if (Object.keys(filled(given)).length === 0 && Object.keys(filled(tally.given)).length === 0) return []
  return [
    judged(
      same(filled(tally.given), filled(given)),
      (words) => words.given,
      (words) => words.givenWrong,
    ),
  ]
}

/** Rounds of which the journal says nothing, or something else than that they count. */
const strangeRounds = ({ tally }: Archive, { rounds }: Journal): readonly Line[] =>
  tally.rounds
    .filter(({ id, voided }) => {
      const told = rounds.get(id)
      return !told?.counted || told.voided !== (voided !== null)
    })
    .map(({ id }) => line('wrong', (words) => words.roundUnfounded(id)))
