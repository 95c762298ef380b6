/** What a teller does next, in the order of the work: the key, paper, the boxes, and in the end the key's destruction. */
import { isProved, tellerRoles, type BallotKey, type TellerRole } from '../../shared/domain/ballot-key.ts'
import type { Secrecy } from '../../shared/domain/ballot.ts'
import type { SealedRound } from '../../shared/domain/view.ts'

export const parts = ['key', 'box', 'paper', 'destroy'] as const
/** The parts of the page. */
export type Part = (typeof parts)[number]

export type Work = {
  readonly me: TellerRole
  readonly key: BallotKey | null
  readonly secrecy: Secrecy
  /** This browser holds the current key. */
  readonly holds: boolean
  /** mine: there are sheets that I have to enter or to correct. waiting: it is for others to go on with them. */
  readonly paper: 'mine' | 'waiting' | 'none'
  readonly boxes: readonly SealedRound[]
  /** The open secret round, if there is one. */
  readonly open: string | null
  /** The day's result is out. */
  readonly over: boolean
}

const steps = {
  makeKey: 'key',
  awaitKey: 'key',
  prove: 'key',
  handOut: 'key',
  typeHalves: 'key',
  restore: 'key',
  awaitProof: 'key',
  enterPaper: 'paper',
  awaitAcceptance: 'paper',
  openBox: 'box',
  awaitDecision: 'box',
  awaitPaper: 'box',
  awaitOther: 'box',
  compareWords: 'box',
  awaitRound: 'box',
  destroy: 'destroy',
  awaitDestroy: 'destroy',
  destroyed: 'destroy',
  nothing: 'paper',
} as const satisfies Readonly<Record<string, Part>>
export type StepName = keyof typeof steps

/** `act`: this teller has something to do; otherwise others have. `round`: which box it is about. */
export type NextStep = { readonly name: StepName; readonly act: boolean; readonly round?: string }
export const partOf = ({ name }: NextStep): Part => steps[name]

export const otherOf = (me: TellerRole): TellerRole => tellerRoles.find((teller) => teller !== me) ?? me

/** Has a secret ballot anything to do with this meeting? If not, the page is for paper alone. */
export const isSealing = ({ secrecy, key, boxes }: Pick<Work, 'secrecy' | 'key' | 'boxes'>): boolean =>
  secrecy === 'secret' || key !== null || boxes.length > 0

/** May this teller open this box now? */
export const mayOpen = (box: SealedRound, me: TellerRole): boolean =>
  box.small.length === 0 && !box.awaitsPaper && (box.differ || !box.reported.includes(me))

/** What there is to do comes before what there is to wait for. */
export function nextStep(work: Work): NextStep {
  const all = [...keySteps(work), ...paperSteps(work), ...boxSteps(work), ...lastSteps(work)]
  return all.find(({ act }) => act) ?? all[0] ?? { name: 'nothing', act: false }
}

const toDo = (name: StepName, round?: string): NextStep => ({ name, act: true, ...(round ? { round } : {}) })
const toAwait = (name: StepName, round?: string): NextStep => ({ name, act: false, ...(round ? { round } : {}) })

/** A key that one of the two has destroyed opens nothing more, as far as rounds go. */
const isAlive = (key: BallotKey | null): key is BallotKey => key !== null && key.destroyed.length === 0
const isGone = (key: BallotKey): boolean => tellerRoles.every((teller) => key.destroyed.includes(teller))

function keySteps(work: Work): readonly NextStep[] {
  const { me, key, holds, over, boxes, secrecy } = work
  if (!isAlive(key)) {
    if (secrecy !== 'secret' || over || (key !== null && !isGone(key))) return []
    return [me === 'teller_a' ? toDo('makeKey') : toAwait('awaitKey')]
  }
  if (over && boxes.length === 0) return []
  const proved = key.proved.includes(me)
  if (!holds) return [toDo(proved || me === 'teller_a' ? 'restore' : 'typeHalves')]
  if (!proved) return [toDo('prove')]
  if (isProved(key)) return []
  return [me === 'teller_a' ? toDo('handOut') : toAwait('awaitProof')]
}

function paperSteps({ paper }: Work): readonly NextStep[] {
  if (paper === 'mine') return [toDo('enterPaper')]
  return paper === 'waiting' ? [toAwait('awaitAcceptance')] : []
}

function boxSteps({ me, boxes, open }: Work): readonly NextStep[] {
  const each = boxes.map((box) => {
    if (mayOpen(box, me)) return toDo('openBox', box.id)
    if (box.small.length > 0) return toAwait('awaitDecision', box.id)
    return toAwait(box.awaitsPaper ? 'awaitPaper' : 'awaitOther', box.id)
  })
  return [...each, ...(open === null ? [] : [toDo('compareWords', open)])]
}

function lastSteps({ me, key, over, boxes, secrecy }: Work): readonly NextStep[] {
  if (key?.destroyed.includes(me)) return [toAwait(isGone(key) ? 'destroyed' : 'awaitDestroy')]
  if (key && (key.destroyed.length > 0 || (over && boxes.length === 0))) return [toDo('destroy')]
  return isProved(key) && secrecy === 'secret' ? [toAwait('awaitRound')] : []
}
