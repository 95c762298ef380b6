/** The keyboard of the console: which key does what. Nothing else knows a key. */
import { onMounted, onUnmounted } from 'vue'
import { useActs, type ActName } from './acts.ts'
import { useDialogs } from './dialogs.ts'
import { useRests } from './rests.ts'

export type KeyAct =
  | 'main'
  | Extract<
      ActName,
      | 'questioning'
      | 'answering'
      | 'commenting'
      | 'pause'
      | 'plus'
      | 'minus'
      | 'remind'
      | 'ballot'
      | 'release'
      | 'recess'
      | 'undo'
      | 'keys'
    >

/** In the order of the cheat sheet. `shown` is what is printed on the key; the space bar is named by the language. */
export const keyMap: readonly { readonly act: KeyAct; readonly keys: readonly string[]; readonly shown: string }[] = [
  { act: 'main', keys: [' '], shown: '' },
  { act: 'questioning', keys: ['q'], shown: 'Q' },
  { act: 'answering', keys: ['a'], shown: 'A' },
  { act: 'commenting', keys: ['c'], shown: 'C' },
  { act: 'pause', keys: ['p'], shown: 'P' },
  { act: 'plus', keys: ['+', '=', '+'], shown: '+' },
  { act: 'minus', keys: ['-', '_', '-'], shown: '−' },
  { act: 'remind', keys: ['r'], shown: 'R' },
  { act: 'ballot', keys: ['b'], shown: 'B' },
  { act: 'release', keys: ['f'], shown: 'F' },
  { act: 'recess', keys: ['x'], shown: 'X' },
  { act: 'undo', keys: ['ctrl+z'], shown: 'Ctrl+Z' },
  { act: 'keys', keys: ['?', '?'], shown: '?' },
]

export const keyOf = (act: KeyAct): string => keyMap.find((entry) => entry.act === act)?.shown ?? ''

type Stroke = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>

/** The act of a stroke, or null. An input method may swallow a letter's name and leave only its place (`code`). */
export function actOf(stroke: Stroke): KeyAct | null {
  if (stroke.altKey || stroke.isComposing) return null
  const named = stroke.key === 'Process' ? stroke.code.replace(/^Key/, '') : stroke.key
  const key = (stroke.ctrlKey || stroke.metaKey ? 'ctrl+' : '') + (named === 'Space' ? ' ' : named.toLowerCase())
  return keyMap.find(({ keys }) => keys.includes(key))?.act ?? null
}

/** Where a stroke is writing and not a command. */
const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** The key is the console's: the space bar does not also press whatever button was clicked last. */
function swallow(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopPropagation()
}

/** Listens on the whole page, before any button does. `main` is told when its key goes down and up, because it may have to be held. */
export function useKeys(main: { press(): void; release(): void }): void {
  const dialogs = useDialogs()
  const acts = useActs()
  const rests = useRests()

  function down(event: KeyboardEvent): void {
    if (event.key === 'Escape' && isField(event.target) && !dialogs.open) return (event.target as HTMLElement).blur()
    const act = actOf(event)
    if (!act || dialogs.open || isField(event.target)) return
    swallow(event)
    if (event.repeat) return
    if (act === 'main') main.press()
    else if (!rests.acts[act]) acts.value[act]?.()
  }
  function up(event: KeyboardEvent): void {
    if (actOf(event) !== 'main') return
    if (!dialogs.open && !isField(event.target)) swallow(event)
    main.release()
  }
  onMounted(() => {
    addEventListener('keydown', down, true)
    addEventListener('keyup', up, true)
    addEventListener('blur', main.release)
  })
  onUnmounted(() => {
    removeEventListener('keydown', down, true)
    removeEventListener('keyup', up, true)
    removeEventListener('blur', main.release)
  })
}
