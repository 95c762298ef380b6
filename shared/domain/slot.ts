/** One presenter's turn: the report, then questions, answers and comments in any order, then the ballot. */
import { sum, duration, type Duration, type Instant } from './time.ts'
import { refuse, type Decision } from './decision.ts'
import { plainText } from './plain-text.ts'

export const slotPhases = [
  'queued',
  'called',
  'reporting',
  'questioning',
  'answering',
  'commenting',
  'pledging',
  'ballot',
  'closed',
  'reveal',
  'done',
  'absent',
  'withdrawn',
] as const
/** 候场, 上台, 述职, 提问, 作答, 点评, 表态, 测评, 已截止, 亮分, 结束, 缺席, 退出. Written and deferred are marks on a slot. */
export type SlotPhase = (typeof slotPhases)[number]

/** The phases that the chair enters by hand. The ballot's own phases follow from opening and closing a round. */
export const talkPhases = ['reporting', 'questioning', 'answering', 'commenting', 'pledging'] as const
export type TalkPhase = (typeof talkPhases)[number]

export type ReportMode = 'oral' | 'written'

export type Slot = {
  readonly kind: 'slot'
  readonly id: string
  /** The printed number. It never changes, wherever the slot is moved to (rule A3). */
  readonly orderNo: number
  /** Empty where the plan names only the post. */
  readonly name: string
  readonly unit: string
  readonly post: string
  /** Those who are ranked among themselves: 正职, 副职 …; empty where there are no groups. */
  readonly group: string
  readonly mode: ReportMode
  /** 点评人, as planned: for the order of the day and the chair's script. */
  readonly commentators?: string
  /** The number drawn by lot (抽签号). */
  readonly lot?: number
  /** The limit of the report. */
  readonly limit: Duration
  readonly planned: Duration
  readonly phase: SlotPhase
  readonly startedAt?: Instant
  readonly endedAt?: Instant
  /** 延后: moved to the end of the order. */
  readonly deferred?: true
  /** 代: somebody reports in the presenter's place. */
  readonly deputy?: true
  /** Why it is absent, withdrawn, written, deferred or reported by a deputy. */
  readonly reason?: string
  /** How long the report took, without pauses. */
  readonly reportTook?: Duration
}

export const slotMarks = ['written', 'deferred', 'deputy', 'absent', 'withdrawn'] as const
export type SlotMark = (typeof slotMarks)[number]

export type SlotCommand =
  | { type: 'slot.enter'; step: number; slot: string; to: TalkPhase }
  | { type: 'slot.finish'; step: number; slot: string }
  | { type: 'slot.mark'; step: number; slot: string; as: SlotMark; reason: string }

export type SlotFact =
  | { type: 'slot.called'; slot: string; at: Instant }
  | { type: 'slot.entered'; slot: string; to: SlotPhase; at: Instant; reportTook?: Duration }
  | { type: 'slot.finished'; slot: string; at: Instant; reportTook?: Duration }
  | { type: 'slot.marked'; slot: string; as: SlotMark; reason: string; at: Instant }

const talking: readonly SlotPhase[] = ['questioning', 'answering', 'commenting', 'pledging']

/** Which phases can be entered by hand from here (rules S2 to S4). Going back to the report is an undo, not a step. */
export function entersFrom(slot: Slot): readonly TalkPhase[] {
  const free: readonly TalkPhase[] = ['questioning', 'answering', 'commenting', 'pledging']
  switch (slot.phase) {
    case 'called':
      return slot.mode === 'written' ? free : ['reporting']
    case 'reporting':
    case 'questioning':
    case 'answering':
    case 'commenting':
    case 'pledging':
      return free.filter((phase) => phase !== slot.phase)
    default:
      return []
  }
}

/** May the chair open this presenter's ballot now? Rule B1: the report is over, or it was handed in on paper. */
export const readyForBallot = (slot: Slot) =>
  slot.phase === 'reporting' || talking.includes(slot.phase) || (slot.phase === 'called' && slot.mode === 'written')

export function decideSlot(
  slot: Slot,
  command: SlotCommand,
  reportTook: Duration | undefined,
  now: Instant,
): Decision<SlotFact> {
  const took = slot.phase === 'reporting' && reportTook !== undefined ? { reportTook } : {}
  switch (command.type) {
    case 'slot.enter':
      if (!entersFrom(slot).includes(command.to)) return refuse('noSuchMove')
      return [{ type: 'slot.entered', slot: slot.id, to: command.to, at: now, ...took }]
    case 'slot.finish':
      if (!isUnderWay(slot)) return refuse('noSuchMove')
      if (slot.phase === 'ballot') return refuse('ballotOpen')
      return [{ type: 'slot.finished', slot: slot.id, at: now, ...took }]
    case 'slot.mark':
      if (slot.phase !== 'queued' && slot.phase !== 'called') return refuse('notWaiting')
      return [{ type: 'slot.marked', slot: slot.id, as: command.as, reason: plainText(command.reason), at: now }]
  }
}

export function applySlot(slot: Slot, fact: SlotFact): Slot {
  switch (fact.type) {
    case 'slot.called':
      return { ...slot, phase: 'called', startedAt: fact.at }
    case 'slot.entered':
      return { ...slot, phase: fact.to, ...(fact.reportTook === undefined ? {} : { reportTook: fact.reportTook }) }
    case 'slot.finished':
      return {
        ...slot,
        phase: 'done',
        // A ballot that is held again later does not make the slot longer.
        endedAt: slot.endedAt ?? fact.at,
        ...(fact.reportTook === undefined ? {} : { reportTook: fact.reportTook }),
      }
    case 'slot.marked':
      return marked(slot, fact.as, fact.reason)
  }
}

function marked(slot: Slot, as: SlotMark, reason: string): Slot {
  const noted = reason ? { ...slot, reason } : slot
  switch (as) {
    case 'written':
      return { ...noted, mode: 'written' }
    case 'deputy':
      return { ...noted, deputy: true }
    case 'deferred': {
      const { startedAt: _never, ...waiting } = noted
      return { ...waiting, phase: 'queued', deferred: true }
    }
    case 'absent':
    case 'withdrawn':
      return { ...noted, phase: as }
  }
}

export const isUnderWay = ({ phase }: Slot) =>
  phase !== 'queued' && phase !== 'done' && phase !== 'absent' && phase !== 'withdrawn'

/** Over time of the report: zero if it kept its limit (domain: overtime is recorded, never cut off). */
export const overtime = (slot: Slot): Duration =>
  duration(Math.max(0, sum([slot.reportTook ?? duration(0), duration(-slot.limit)])))
