/** Undo and redo over a whole draft (rule F8). What is typed into one field in one go is one step. */

export type History<State> = {
  readonly past: readonly State[]
  readonly now: State
  readonly future: readonly State[]
  /** The field that the last change was typed into; null after anything else. */
  readonly typing: string | null
}

/** More than anybody goes back by hand. */
const MOST_STEPS = 200

export const begin = <State>(now: State): History<State> => ({ past: [], now, future: [], typing: null })

/** The history with a change. `typing`: the field into which a person types, so that a word is one step and not five. */
export function change<State>(history: History<State>, next: State, typing: string | null = null): History<State> {
  if (next === history.now) return history
  const more = typing !== null && typing === history.typing
  const past = more ? history.past : [...history.past, history.now].slice(-MOST_STEPS)
  return { past, now: next, future: [], typing }
}

/** One step back, or the same if there is none. */
export function undo<State>({ past, now, future, typing }: History<State>): History<State> {
  const before = past.at(-1)
  return before === undefined
    ? { past, now, future, typing }
    : { past: past.slice(0, -1), now: before, future: [now, ...future], typing: null }
}

/** One step forward again, or the same if there is none. */
export function redo<State>({ past, now, future, typing }: History<State>): History<State> {
  const [after, ...rest] = future
  return after === undefined
    ? { past, now, future, typing }
    : { past: [...past, now], now: after, future: rest, typing: null }
}
