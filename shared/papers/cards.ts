/** 票据发放登记表: cards by class. Which card is whose is not in it, and no name stands beside a number. */
import { due } from '../domain/roster.ts'
import { paperPerClass } from '../domain/paper.ts'
import type { Document } from './document.ts'
import { heading, meetingFields, note, paper, signatures } from './frame.ts'
import { factsOf } from './journal.ts'
import { exactTime } from './moments.ts'
import type { PapersSource } from './source.ts'
import { terms, words } from './words.ts'

export function cards(source: PapersSource): readonly Document[] {
  const t = words(source)
  const { cards: c } = t
  const again = factsOf(source.journal, 'card.reissued').map(({ entry, fact }) => ({ at: entry.at, ...fact }))
  const classOf = (card: string) => source.meeting.roster.cards[card]?.voterClass
  const named = (code: string | undefined) => (code === undefined ? '' : terms(source).voterClass(code))
  const rows = issuedByClass(source)
  const sum = (of: (row: Issued) => number) => rows.reduce((all, row) => all + of(row), 0)
  const known = rows.every(({ issued }) => issued !== null)
  const line = (name: string, row: Issued) => [
    name,
    row.due,
    row.issued ?? '',
    row.issued === null ? '' : row.printed - row.issued,
    row.again,
    row.again,
    row.onPaper,
    null,
    null,
  ]
  return [
    paper(source, 'cards', {
      landscape: true,
      blocks: [
        meetingFields(source, [[c.way, source.meeting.plan.cards === 'drawn' ? c.drawn : c.named]]),
        {
          kind: 'table',
          name: c.table,
          columns: [
            { label: c.class, width: 14 },
            ...[c.due, c.issued, c.spare, c.voided, c.reissued, c.onPaper].map((label) => ({ label, width: 9 })),
            { label: c.giver, width: 14 },
            { label: c.scrutineer, width: 14 },
          ],
          rows: [
            ...rows.map((row) => line(named(row.code), row)),
            line(t.total, {
              code: '',
              due: sum(({ due: n }) => n),
              printed: sum(({ printed }) => printed),
              issued: known ? sum(({ issued }) => issued ?? 0) : null,
              again: sum((row) => row.again),
              onPaper: sum(({ onPaper }) => onPaper),
            }),
          ],
          ...(known ? {} : { foot: [c.nobody] }),
        },
        heading(c.again),
        ...(again.length === 0
          ? [note(c.noneAgain)]
          : [
              {
                kind: 'table' as const,
                name: c.again,
                columns: [
                  { label: t.number, width: 6 },
                  { label: t.time, width: 12 },
                  { label: c.class, width: 14 },
                  { label: c.reason, width: 50, align: 'start' as const },
                ],
                rows: again.map(({ at, card, reason }, i) => [
                  i + 1,
                  exactTime(at, source),
                  named(classOf(card)),
                  reason,
                ]),
              },
            ]),
        note(c.onlyClass),
        signatures(source, ['chiefScrutineer', 'scrutineers', 'clerk']),
      ],
    }),
  ]
}

type Issued = {
  readonly code: string
  readonly due: number
  readonly printed: number
  readonly issued: number | null
  readonly again: number
  readonly onPaper: number
}

/** 应发: who is expected with a vote, or every card where nobody has made a list. 实发: those present. */
function issuedByClass({ meeting, journal }: PapersSource): readonly Issued[] {
  const { plan, roster, attendees, attendance, onPaper } = meeting
  const printed = due(roster, plan.scheme.classes)
  const expected = Object.values(attendees)
  const again = factsOf(journal, 'card.reissued')
  const paper = paperPerClass(onPaper, roster)
  return plan.scheme.classes.map(({ code }) => ({
    code,
    due: expected.length > 0 ? expected.filter(({ voterClass }) => voterClass === code).length : (printed[code] ?? 0),
    printed: printed[code] ?? 0,
    issued: attendance?.[code] ?? null,
    again: again.filter(({ fact }) => roster.cards[fact.card]?.voterClass === code).length,
    onPaper: paper[code] ?? 0,
  }))
}
