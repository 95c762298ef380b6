/** The boxes that this teller opens, and what has become of what he reported. */
import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import { useMeeting } from '../../live/meeting.ts'
import { keep, recall } from '../../live/place.ts'
import { hubCalls, publishedRoot, type CallRefused } from '../hub-calls.ts'
import { useKeyHolder } from '../key/key-holder.ts'
import { openBox, rootOfBox, type OpenedBox } from './open-box.ts'
import { isAsShown, withShown, type ShownRoots } from './shown-roots.ts'
import { openAll } from './start-hands.ts'

/** `otherBox`: the envelopes are not those whose root everybody was shown. `broken`: the box could not be read. */
export type BoxTrouble = CallRefused | { readonly refused: 'otherBox' | 'broken' }
/** What one box is at, in this browser. */
export type BoxWork =
  | { readonly at: 'fetching' | 'reporting' }
  | { readonly at: 'opening'; readonly done: number; readonly of: number }
  | { readonly at: 'stopped'; readonly trouble: BoxTrouble }

/** adopted: the hub has published the very root that was found here. other: it has published another. */
export type Outcome = 'adopted' | 'other' | 'voided'
/** A box as it was opened here, kept until the page is left. */
export type Result = OpenedBox & { readonly number: number; readonly slot?: string; readonly outcome?: Outcome }

export const useBoxes = defineStore('teller-boxes', () => {
  const meeting = useMeeting()
  const holder = useKeyHolder()
  const works = shallowRef<Readonly<Record<string, BoxWork>>>({})
  const results = shallowRef<Readonly<Record<string, Result>>>({})

  const waiting = computed(() => meeting.view.opening?.rounds ?? [])
  const seen = shallowRef<ShownRoots>(recall<ShownRoots>('box-roots') ?? {})
  watch(
    [() => meeting.view.ballot?.round ?? null, waiting, () => holder.publicKey] as const,
    ([round, boxes, publicKey]) => {
      const next = withShown(seen.value, round, { waiting: boxes, publicKey })
      if (next === seen.value) return
      seen.value = next
      keep('box-roots', next)
    },
    { immediate: true },
  )
  const put = (id: string, work: BoxWork | null) => {
    const { [id]: _before, ...others } = works.value
    works.value = work ? { ...others, [id]: work } : others
  }
  const store = (id: string, result: Result) => (results.value = { ...results.value, [id]: result })
  const stop = (id: string, trouble: BoxTrouble) => put(id, { at: 'stopped', trouble })

  /** Fetches the box, opens it and reports. */
  async function open(id: string): Promise<void> {
    const work = works.value[id]
    if (!holder.pair || (work && work.at !== 'stopped')) return
    put(id, { at: 'fetching' })
    const said = await hubCalls.box(id)
    if (!said.ok) return stop(id, said)
    const result = await opened(id, said.box).catch(() => null)
    if (!result) return stop(id, { refused: 'broken' })
    if ('refused' in result) return stop(id, result)
    store(id, result)
    await report(id)
  }

  async function opened(id: string, box: Parameters<typeof openBox>[0]): Promise<Result | BoxTrouble> {
    const { pair, publicKey } = holder
    const round = meeting.view.ballot?.round
    const said = [round?.id === id ? round.root : undefined, waiting.value.find((each) => each.id === id)?.root]
    if (!pair || !publicKey || !isAsShown(rootOfBox(box), seen.value, { id, publicKey, said })) {
      return { refused: 'otherBox' }
    }
    const of = Object.values(box.sealed).reduce((sum, list) => sum + list.length, 0)
    const progress = (done: number) => put(id, { at: 'opening', done, of })
    progress(0)
    const { number = 1, slot } = waiting.value.find((each) => each.id === id) ?? {}
    return { ...(await openBox(box, pair, { open: openAll, progress })), number, ...(slot ? { slot } : {}) }
  }

  /** Says what was found; said again, it is one report. */
  async function report(id: string): Promise<void> {
    const result = results.value[id]
    if (!result) return
    put(id, { at: 'reporting' })
    const said = await hubCalls.opened(result.opened)
    if (!said.ok && said.refused !== 'openingsDiffer') return stop(id, said)
    put(id, null)
    void settle()
  }

  /** Of boxes that no longer wait: has the hub published what was found here? */
  async function settle(): Promise<void> {
    if (!meeting.view.opening) return
    for (const [id, result] of Object.entries(results.value)) {
      if (result.outcome || waiting.value.some((each) => each.id === id)) continue
      const root = await publishedRoot(id)
      if (root === 'unreachable') continue
      store(id, { ...result, outcome: root === null ? 'voided' : root === result.roots.opened ? 'adopted' : 'other' })
    }
  }
  watch(() => [waiting.value.map(({ id }) => id).join(' '), meeting.connection], settle)

  // After a rehearsal the rounds have the names that they had in it, and nothing that was opened then is any of the day's.
  watch(
    () => meeting.epoch,
    (_now, before) => {
      if (before === null) return
      works.value = {}
      results.value = {}
    },
  )

  /** Opened here and no longer waiting, the last first. */
  const past = computed(() =>
    Object.values(results.value)
      .filter(({ question }) => !waiting.value.some(({ id }) => id === question.round))
      .reverse(),
  )
  return { waiting, works, results, past, open, report }
})
