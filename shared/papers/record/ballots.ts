/** 测评情况: each round with its times and its totals. No score and no class is in it: those have papers of their own. */
import type { Round } from '../../domain/ballot.ts'
import { balanceOf, type ClassBalance } from '../../domain/results.ts'
import { withoutTrials } from '../../domain/trial.ts'
import type { Block } from '../document.ts'
import { namesOf } from './proceedings.ts'
import { timeOf, wordsOf, type RecordSource } from './source.ts'

export function ballots(source: RecordSource): readonly Block[] {
  const t = wordsOf(source)
  const heading: Block = { kind: 'heading', text: t.ballots }
  const rounds = [...withoutTrials(source.meeting.rounds)].sort((a, b) => a.openedAt - b.openedAt)
  if (rounds.length === 0) return [heading, { kind: 'paragraph', text: t.ballot.none }]
  const { what, opened, closed, issued, returned, valid, invalid, note } = t.ballot
  const figure = (label: string) => ({ label, width: 7, align: 'end' as const })
  const time = (label: string) => ({ label, width: 8, align: 'center' as const })
  return [
    heading,
    {
      kind: 'table',
      name: t.ballots,
      columns: [
        { label: what, width: 30, align: 'start' },
        time(opened),
        time(closed),
        figure(issued),
        figure(returned),
        figure(valid),
        figure(invalid),
        { label: note, width: 20, align: 'start' },
      ],
      rows: rounds.map((round) => rowOf(round, source)),
    },
  ]
}

function rowOf(round: Round, source: RecordSource): readonly (string | number | null)[] {
  const t = wordsOf(source).ballot
  const balance = round.state === 'closed' ? balanceOf(round) : null
  const total = (field: 'issued' | 'returned' | 'valid' | 'invalid') =>
    balance ? balance.classes.reduce((sum, each: ClassBalance) => sum + each[field], 0) : null
  const notes = [
    round.number > 1 ? t.again(round.number) : '',
    round.state === 'voided' ? t.voided(round.reason ?? '') : '',
    round.state === 'open' ? t.open : '',
    round.state === 'closed' && !balance ? t.uncounted : '',
  ]
  return [
    subjectOf(round, source),
    timeOf(round.openedAt, source),
    round.closedAt === undefined ? '' : timeOf(round.closedAt, source),
    total('issued'),
    total('returned'),
    total('valid'),
    total('invalid'),
    wordsOf(source).sentences(notes.filter(Boolean)),
  ]
}

function subjectOf({ slot, subjects }: Round, source: RecordSource): string {
  const t = wordsOf(source).ballot
  const names = namesOf(subjects, source)
  if (slot === undefined) return t.everyone
  return names.length > 1 ? t.several(names.length, names[0] ?? '') : (names[0] ?? '')
}
