/** An act in words, the same on the recorder's page and in the printed minutes. */
import type { Act } from '../../domain/acts.ts'
import type { minutes } from '../zh-CN/minutes.ts'
import type { terms } from '../zh-CN/terms.ts'

export type ActSetting = {
  readonly words: (typeof minutes)['act']
  readonly terms: typeof terms
  /** How many submitted of how many, by round; of those that are closed. */
  readonly turnout: Readonly<Record<string, { readonly submitted: number; readonly entitled: number }>>
  /** `14:32` of a moment. */
  readonly time: (at: number) => string
}

/** `开始述职`, `暂停计时：话筒故障`, `截止测评，提交 107 票，应投 113 票`. */
export function actLine(act: Act, { words, terms, turnout, time }: ActSetting): string {
  switch (act.what) {
    case 'moved': {
      const said = movedLine(act, words)
      return act.reason ? words.because(said, act.reason) : said
    }
    case 'phase':
      return words.phase[act.phase]
    case 'marked':
      return act.reason ? words.because(terms.mark[act.as], act.reason) : terms.mark[act.as]
    case 'paused':
      return words.paused(terms.pause[act.reason])
    case 'resumed':
      return words.resumed
    case 'opened':
      return act.number > 1 ? words.openedAgain(act.number) : words.opened
    case 'closed': {
      const round = turnout[act.round]
      return round ? words.closedWith(round.submitted, round.entitled) : words.closed
    }
    case 'voided':
      return words.voided(act.reason)
    case 'interrupted':
      return words.interrupted(time(act.lastSeen))
  }
}

function movedLine({ from, to }: Extract<Act, { what: 'moved' }>, words: ActSetting['words']): string {
  if (from === 'suspended') return words.backFromSuspension
  return from === 'recess' && to === 'in_session' ? words.backFromRecess : words.moved[to]
}
