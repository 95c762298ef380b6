/** What the walls show. Left alone they follow the meeting; the operator can put another scene in front of it. */
import type { Instant } from './time.ts'
import { refuse, type Decision } from './decision.ts'
import { plainText } from './plain-text.ts'
import { remarkOf, type Remarks } from './remarks.ts'

export const heldScenes = ['auto', 'standby', 'message', 'black'] as const
/** What the operator holds the projector at; `auto` follows the meeting. */
export type HeldScene = (typeof heldScenes)[number]

export type Screens = {
  readonly scene: HeldScene
  /** The words of the scene `message`. */
  readonly message: string
  /** The chair's note on the stage monitor; empty for none. */
  readonly stageNote: string
  /** The last reminder to the presenter: the stage monitor flashes once for each. */
  readonly reminder: { readonly count: number; readonly at: Instant } | null
}

export const followTheMeeting: Screens = { scene: 'auto', message: '', stageNote: '', reminder: null }

export type ScreenCommand =
  | { type: 'screen.hold'; scene: HeldScene; message?: string }
  /** Puts a released remark on the projector, or takes it off. */
  | { type: 'screen.spotlight'; remark: string | null }
  | { type: 'stage.note'; text: string }
  | { type: 'stage.remind'; slot: string }

export type ScreenFact =
  | { type: 'screen.held'; scene: HeldScene; message: string }
  | { type: 'screen.spotlit'; remark: string | null }
  | { type: 'stage.noted'; text: string }
  | { type: 'stage.reminded'; slot: string; at: Instant }

export function decideScreens(
  command: ScreenCommand,
  { remarks, current, now }: { remarks: Remarks; current: string | null; now: Instant },
): Decision<ScreenFact> {
  switch (command.type) {
    case 'screen.hold': {
      const message = plainText(command.message ?? '')
      if (command.scene === 'message' && !message) return refuse('emptyText')
      return [{ type: 'screen.held', scene: command.scene, message }]
    }
    case 'screen.spotlight':
      if (command.remark !== null && remarkOf(remarks, command.remark)?.state !== 'released')
        return refuse('noSuchRemark')
      return [{ type: 'screen.spotlit', remark: command.remark }]
    case 'stage.note':
      return [{ type: 'stage.noted', text: plainText(command.text) }]
    case 'stage.remind':
      if (current !== command.slot) return refuse('noSuchItem')
      return [{ type: 'stage.reminded', slot: command.slot, at: now }]
  }
}

export function applyScreens(screens: Screens, fact: Exclude<ScreenFact, { type: 'screen.spotlit' }>): Screens {
  switch (fact.type) {
    case 'screen.held':
      return { ...screens, scene: fact.scene, message: fact.message || screens.message }
    case 'stage.noted':
      return { ...screens, stageNote: fact.text }
    case 'stage.reminded':
      return { ...screens, reminder: { count: (screens.reminder?.count ?? 0) + 1, at: fact.at } }
  }
}
