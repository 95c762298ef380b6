/** The day as the recorder follows it: acts and remarks together, in the order of their moments, under their items. */
import { computed, ref, watch } from 'vue'
import { timelineOf } from '../../../shared/domain/timeline.ts'
import { useMeeting } from '../../live/meeting.ts'

/** What is shown: the item under way, the whole day, or an item by its id. */
export type Scope = 'now' | 'all' | `item:${string}`

export function useTimeline() {
  const meeting = useMeeting()
  const scope = ref<Scope>('now')
  const current = computed(() => meeting.view.now?.item ?? null)
  const everything = computed(() => timelineOf(meeting.view.acts?.acts ?? [], meeting.view.remarks?.released ?? []))
  /** Between two items the last one stays in sight, so that its last words can be typed. */
  const lastItem = ref<string | null>(null)
  watch(current, (item) => item !== null && (lastItem.value = item), { immediate: true })

  const item = computed(() =>
    scope.value === 'now' ? (current.value ?? lastItem.value) : scope.value === 'all' ? null : scope.value.slice(5),
  )
  const entries = computed(() =>
    item.value === null ? everything.value : everything.value.filter((entry) => entry.item === item.value),
  )
  /** Items of which there is something to show, in the order of the day. */
  const items = computed(() => {
    const used = new Set(everything.value.map((entry) => entry.item))
    return (meeting.view.agenda?.items ?? []).filter(({ id }) => used.has(id))
  })
  return { scope, entries, items, everything }
}
