/** 异常事项登记表: suspensions, voided ballots, changes of order, cards issued anew, steps taken back: from the journal. */
import type { Fact, StepCommand } from '../domain/vocabulary.ts'
import type { Cell, Document } from './document.ts'
import { meetingFields, note, paper, signatures } from './frame.ts'
import { saidOf } from './incident.ts'
import { isUndone, standing, undoneSteps } from './journal.ts'
import { exactTime } from './moments.ts'
import type { JournalEntry, PapersSource } from './source.ts'
import { incidentSays, terms, words } from './words.ts'

export function incidents(source: PapersSource): readonly Document[] {
  const t = incidentSays(source)
  const rows = linesOf(source)
  return [
    paper(source, 'incidents', {
      landscape: true,
      blocks: [
        meetingFields(source),
        {
          kind: 'table',
          name: t.table,
          columns: [
            { label: words(source).number, width: 5 },
            { label: t.when, width: 9 },
            { label: t.what, width: 34, align: 'start' },
            { label: t.done, width: 26, align: 'start' },
            { label: t.by, width: 10 },
            { label: t.approver, width: 9 },
            { label: t.scrutineer, width: 9 },
          ],
          rows,
          ...(rows.length === 0 ? { foot: [t.none] } : {}),
        },
        note(t.explain),
        signatures(source, ['chair', 'chiefScrutineer', 'recorder']),
      ],
    }),
  ]
}

function linesOf(source: PapersSource): readonly (readonly Cell[])[] {
  const t = incidentSays(source)
  const { journal } = source
  const undone = undoneSteps(journal)
  const steps = new Map(
    journal.flatMap(({ facts }) =>
      facts.flatMap((fact) => (fact.type === 'step.taken' ? [[fact.id, fact.command]] : [])),
    ),
  ) as ReadonlyMap<number, StepCommand['type']>
  const stands = standing(journal)
  const lines = journal.flatMap((entry) => {
    const takenBack = isUndone(entry, undone)
    const later = () => stands.filter(({ seq }) => seq > entry.seq)
    return entry.facts.flatMap((fact: Fact) => {
      if (fact.type === 'step.undone') {
        const command = steps.get(fact.undone)
        return [{ entry, what: t.took(command ? stepName(command, source) : ''), done: t.tookDone }]
      }
      const said = saidOf(fact, entry, later, source)
      return said ? [{ entry, what: said.what, done: takenBack ? t.undone(said.done) : said.done }] : []
    })
  })
  return lines.map(({ entry, what, done }, i) => [
    i + 1,
    momentOf(entry, source),
    what,
    done,
    roleOf(entry, source),
    null,
    null,
  ])
}

const momentOf = ({ at }: JournalEntry, source: PapersSource): string => exactTime(at, source)
const roleOf = ({ by }: JournalEntry, source: PapersSource): string => terms(source).role[by.role]

/** What kind of step it was, as people speak of it. */
function stepName(command: StepCommand['type'], source: PapersSource): string {
  const { step } = incidentSays(source)
  const [room = ''] = command.split('.')
  const names: Readonly<Record<string, string>> = {
    meeting: step.moved,
    plan: step.plan,
    scheme: step.plan,
    secrecy: step.plan,
    slot: step.slot,
    agenda: step.item,
    item: step.item,
    timer: step.timer,
    ballot: step.ballot,
  }
  return names[room] ?? ''
}
