/**
 * The problem list and the ledger that grows out of it: what was named as a problem or suggested, for whom, and what
 * has become of it. It is kept for months after the meeting, so nothing here asks for the state of the meeting.
 */
import type { Instant } from './time.ts'
import { dayOf } from './date-text.ts'
import { refuse, type Decision, type Refusal } from './decision.ts'
import { plainText } from './plain-text.ts'
import { remarkOf, type Remarks } from './remarks.ts'
import { slotOf, type Agenda } from './agenda.ts'

export const problemKinds = ['problem', 'suggestion'] as const
/** 问题 / 建议 */
export type ProblemKind = (typeof problemKinds)[number]

export const problemSources = ['comment', 'question', 'self', 'public'] as const
/** comment 点评; question 提问; self 自查, the presenter's own words; public 群众. */
export type ProblemSource = (typeof problemSources)[number]

export type Problem = {
  readonly id: string
  /** 编号: 1, 2, … and never given twice (rule M5). */
  readonly number: number
  /** The presenter it is for. */
  readonly slot: string
  readonly kind: ProblemKind
  readonly source: ProblemSource
  readonly raisedBy: string
  readonly text: string
  /** The remark that was marked; absent if it was typed by itself. */
  readonly remark?: string
  readonly at: Instant
  /** 整改措施 */
  readonly measure: string
  /** 责任领导 */
  readonly leader: string
  /** 责任人 */
  readonly owner: string
  /** 完成时限, `YYYY-MM-DD`; empty while none is set. */
  readonly due: string
  readonly progress: string
  /** 完成标志: by what one will see that it is done. */
  readonly doneSign: string
  /** 销号, and by whom it was reviewed. */
  readonly closedAt?: Instant
  readonly reviewer: string
  /** Why it was opened again, last. */
  readonly reopened?: string
  /** Why it is no entry any more; its number stays taken. */
  readonly withdrawn?: string
}

/** In the order of their numbers. */
export type Problems = readonly Problem[]

/** What can be filled in or put right as long as it is open. */
export const problemFields = ['text', 'raisedBy', 'measure', 'leader', 'owner', 'due', 'progress', 'doneSign'] as const
export type ProblemField = (typeof problemFields)[number]
export type ProblemChange = { readonly kind?: ProblemKind; readonly source?: ProblemSource } & {
  readonly [F in ProblemField]?: string
}

/** The longest entry of the ledger, in characters as people count them: so much still fits a cell of a printed table. */
export const longestEntry = 500

export type ProblemCommand =
  | {
      type: 'problem.note'
      slot: string
      kind: ProblemKind
      source: ProblemSource
      raisedBy: string
      text: string
      remark?: string
    }
  | ({ type: 'problem.update'; problem: string } & ProblemChange)
  | { type: 'problem.close'; problem: string; reviewer: string }
  | { type: 'problem.reopen'; problem: string; reason: string }
  | { type: 'problem.withdraw'; problem: string; reason: string }

export type ProblemFact =
  | { type: 'problem.noted'; problem: Problem }
  | { type: 'problem.updated'; problem: string; change: ProblemChange; at: Instant }
  | { type: 'problem.closed'; problem: string; reviewer: string; at: Instant }
  | { type: 'problem.reopened'; problem: string; reason: string; at: Instant }
  | { type: 'problem.withdrawn'; problem: string; reason: string; at: Instant }

/** Where an entry stands. `overdue` is a matter of the day and not of the meeting (rule M8). */
export type ProblemState = 'open' | 'overdue' | 'closed' | 'withdrawn'

/** `today`: the day as `YYYY-MM-DD`. What is due today is not overdue. */
export function stateOfProblem({ withdrawn, closedAt, due }: Problem, today: string): ProblemState {
  if (withdrawn !== undefined) return 'withdrawn'
  if (closedAt !== undefined) return 'closed'
  return due !== '' && due < today ? 'overdue' : 'open'
}

export const problemOf = (problems: Problems, id: string): Problem | undefined =>
  problems.find((problem) => problem.id === id && problem.withdrawn === undefined)

/** The entry that a remark has become, of this kind. */
export const problemOfRemark = (problems: Problems, remark: string, kind: ProblemKind): Problem | undefined =>
  problems.find((each) => each.remark === remark && each.kind === kind && each.withdrawn === undefined)

export type ProblemSetting = { readonly agenda: Agenda; readonly remarks: Remarks; readonly now: Instant }

export function decideProblem(
  problems: Problems,
  command: ProblemCommand,
  { agenda, remarks, now }: ProblemSetting,
): Decision<ProblemFact> {
  if (command.type === 'problem.note') {
    if (!slotOf(agenda, command.slot)) return refuse('noSuchItem')
    return decideNoted(problems, command, remarks, now)
  }
  const problem = problemOf(problems, command.problem)
  if (!problem) return refuse('noSuchProblem')
  const { id, closedAt } = problem
  if (command.type === 'problem.reopen') {
    if (closedAt === undefined) return refuse('noSuchMove')
    const reason = plainText(command.reason)
    return reason ? [{ type: 'problem.reopened', problem: id, reason, at: now }] : refuse('emptyText')
  }
  // Rule M7: what has been closed out is looked at and not touched.
  if (closedAt !== undefined) return refuse('problemClosed')
  switch (command.type) {
    case 'problem.update': {
      const change = changeOf(problems, problem, command)
      return 'refused' in change ? change : [{ type: 'problem.updated', problem: id, change, at: now }]
    }
    case 'problem.close': {
      const reviewer = plainText(command.reviewer)
      if (!reviewer) return refuse('emptyText')
      if (!problem.progress) return refuse('nothingDone')
      return [{ type: 'problem.closed', problem: id, reviewer, at: now }]
    }
    case 'problem.withdraw': {
      const reason = plainText(command.reason)
      return reason ? [{ type: 'problem.withdrawn', problem: id, reason, at: now }] : refuse('emptyText')
    }
  }
}

function decideNoted(
  problems: Problems,
  command: Extract<ProblemCommand, { type: 'problem.note' }>,
  remarks: Remarks,
  now: Instant,
): Decision<ProblemFact> {
  const { slot, kind, source, remark } = command
  if (remark !== undefined) {
    if (remarkOf(remarks, remark)?.state !== 'released') return refuse('noSuchRemark')
    if (problemOfRemark(problems, remark, kind)) return refuse('alreadyMarked')
  }
  const text = plainText(command.text, longestEntry)
  if (!text) return refuse('emptyText')
  const number = problems.length + 1
  const problem: Problem = {
    id: `q${number}`,
    number,
    slot,
    kind,
    source,
    raisedBy: plainText(command.raisedBy),
    text,
    ...(remark === undefined ? {} : { remark }),
    at: now,
    ...blank,
  }
  return [{ type: 'problem.noted', problem }]
}

const blank = { measure: '', leader: '', owner: '', due: '', progress: '', doneSign: '', reviewer: '' } as const

/** What of an update holds, cleaned; the day may be typed in many ways and is kept in one (rule M6). */
function changeOf(
  problems: Problems,
  problem: Problem,
  command: Extract<ProblemCommand, { type: 'problem.update' }>,
): ProblemChange | Refusal {
  const { kind, source } = command
  if (kind !== undefined && kind !== problem.kind && problem.remark !== undefined) {
    if (problemOfRemark(problems, problem.remark, kind)) return refuse('alreadyMarked')
  }
  const texts: { [F in ProblemField]?: string } = {}
  for (const field of problemFields) {
    const typed = command[field]
    if (typed !== undefined) texts[field] = plainText(typed, longestEntry)
  }
  if (texts.text === '') return refuse('emptyText')
  if (texts.due) {
    const day = dayOf(texts.due)
    if (day === null) return refuse('badDate')
    texts.due = day
  }
  return { ...(kind ? { kind } : {}), ...(source ? { source } : {}), ...texts }
}

export function applyProblem(problems: Problems, fact: ProblemFact): Problems {
  if (fact.type === 'problem.noted') return [...problems, fact.problem]
  return problems.map((problem) => (problem.id === fact.problem ? changed(problem, fact) : problem))
}

function changed(problem: Problem, fact: Exclude<ProblemFact, { type: 'problem.noted' }>): Problem {
  switch (fact.type) {
    case 'problem.updated':
      return { ...problem, ...fact.change }
    case 'problem.closed':
      return { ...problem, closedAt: fact.at, reviewer: fact.reviewer }
    case 'problem.reopened': {
      const { closedAt: _over, ...open } = problem
      return { ...open, reviewer: '', reopened: fact.reason }
    }
    case 'problem.withdrawn':
      return { ...problem, withdrawn: fact.reason }
  }
}
