/** Days of a hundred thousand acts, and how a day is put into a store as fast as a disk takes it. */
import { createHash } from 'node:crypto'
import { openDatabase, type Db } from '../../db/open.ts'
import { openSnapshot } from '../../db/snapshot.ts'
import { openStore } from '../../db/store.ts'
import { prepareFolder } from '../../server/data-folder.ts'
import { apply } from '../../shared/domain/apply.ts'
import { decide } from '../../shared/domain/decide.ts'
import { isRefusal } from '../../shared/domain/decision.ts'
import type { Meeting } from '../../shared/domain/meeting.ts'
import { nextStep } from '../../shared/domain/next-step.ts'
import type { Person } from '../../shared/domain/person.ts'
import { duration, instant, type Instant } from '../../shared/domain/time.ts'
import type { Command, Fact, StepCommand } from '../../shared/domain/vocabulary.ts'
import { hubKeys } from './hall.ts'
import { morning } from './hand-clock.ts'
import { chair, operator, recorder } from './people.ts'

export type Act = {
  readonly at: Instant
  readonly by: Person
  readonly facts: readonly Fact[]
  /** The meeting after it, where it is known already. */
  readonly meeting?: Meeting
}

/** Lists that grow with the day are let grow to so many entries: more than any day has. */
const MOST_REMARKS = 1_000
const MOST_PAUSES = 1_000
const MOST_NOTES = 500

const emptyBox = {
  submitted: () => 0,
  drafts: () => 0,
  has: () => false,
  perClass: () => ({}),
  root: () => '',
  paper: () => ({ agreed: {}, single: 0, differing: 0 }),
}

/** A first report that never ends: minutes given and taken back, pauses, steps undone, words for the stage, remarks, notes. */
export function* longDay(first: Meeting, acts: number): Generator<Act, void> {
  let meeting = first
  let at = morning
  let n = 0
  let notes = 0
  function act(command: Command, by: Person): Act {
    at = instant(at + 250)
    const facts = decide(meeting, command, by, { now: at, box: emptyBox, hub: hubKeys })
    if (isRefusal(facts)) throw new Error(`${command.type} was refused: ${facts.refused}`)
    meeting = facts.reduce(apply, meeting)
    n += 1
    return { at, by, facts, meeting }
  }
  const step = (command: object) => act({ ...command, step: meeting.step } as StepCommand, chair)
  const timer = () => meeting.timer?.id ?? ''
  const isReporting = () => Object.values(meeting.agenda.items).some(({ phase }) => phase === 'reporting')
  while (n < acts && !isReporting()) yield step(nextStep(meeting) ?? {})
  for (let turn = 0; n < acts; turn += 1) {
    const kind = turn % 10
    if (kind === 4) yield act({ type: 'stage.note', text: `请看第 ${turn} 页` }, operator)
    else if (kind === 6) {
      yield step({ type: 'timer.adjust', timer: timer(), by: duration(60_000) })
      yield step({ type: 'step.undo' })
    } else if (kind === 7 && meeting.remarks.list.length < MOST_REMARKS) {
      const text = `第 ${turn} 个问题：基层反映的“最后一公里”怎么解决？`
      yield act({ type: 'remark.record', item: null, kind: 'question', speaker: '王委员', text, show: false }, recorder)
    } else if (kind === 8 && meeting.acts.length < MOST_PAUSES) {
      yield step({ type: 'timer.pause', timer: timer(), reason: 'order' })
      yield step({ type: 'timer.resume', timer: timer() })
    } else if (kind === 9 && notes < MOST_NOTES) {
      notes += 1
      const { key = '' } = meeting.acts[turn % meeting.acts.length] ?? {}
      yield act({ type: 'note.write', act: key, text: '会场秩序良好，继续述职。' }, recorder)
    } else {
      const by = duration((meeting.timer?.limit ?? 0) > 900_000 ? -60_000 : 60_000)
      yield step({ type: 'timer.adjust', timer: timer(), by })
    }
  }
}

/**
 * Puts a day into an empty folder in one transaction, with a chain that is whole; `beside` what belongs to it. Answers with
 * the meeting as it is then.
 */
export function storeAtOnce(
  folder: string,
  first: Meeting,
  acts: Iterable<Act>,
  beside: (db: Db, meeting: Meeting) => void = () => undefined,
): Meeting {
  prepareFolder(folder)
  const db = openDatabase(folder)
  openStore(db).begin(first)
  const append = db.prepare('INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?)')
  let meeting = first
  let hash = createHash('sha256').update(JSON.stringify(first)).digest()
  let seq = 0
  db.transaction(() => {
    for (const { at, by, facts, meeting: after } of acts) {
      seq += 1
      meeting = after ?? facts.reduce(apply, meeting)
      // Ids are random on a device, and lie all over the index.
      const id = createHash('md5').update(String(seq)).digest('hex')
      const row = [seq, id, by.id, by.role, at, JSON.stringify(facts)]
      hash = createHash('sha256').update(hash).update(JSON.stringify(row)).digest()
      append.run(...row, hash)
    }
    openSnapshot(db).lay(meeting)
    beside(db, meeting)
  })()
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  return meeting
}
