/** Getting in: by the code of a scanned card, by the session kept on this phone, or by a code that is typed. */
import { computed, ref, watch } from 'vue'
import type { EntryRefusal } from '../../shared/protocol/entry.ts'
import { useMeeting } from '../live/meeting.ts'
import { forget, keep, recall } from '../live/place.ts'
import { enterByCode, keptSession, takeFragment } from '../live/session.ts'
import { tidyCode, traceOf } from './card-code.ts'

/** What belongs to a card and must not be met by the next one on this phone. */
const OF_A_CARD = ['ballots', 'ballot-checks', 'ballot-shown', 'remark']

export function useEntering() {
  const meeting = useMeeting()
  const scanned = takeFragment()
  const code = ref(tidyCode(scanned ?? ''))
  const entering = ref(false)
  const refused = ref<EntryRefusal | null>(null)
  const inside = computed(
    () => meeting.view.now !== undefined && meeting.mine !== null && meeting.ended === null && !entering.value,
  )
  /** On the way in with a kept session: nothing to type. */
  const connecting = computed(() => meeting.ended === null && keptSession() !== null && refused.value === null)

  async function enter(): Promise<void> {
    entering.value = true
    refused.value = null
    const entered = await enterByCode(code.value)
    if (!entered.ok) {
      entering.value = false
      refused.value = entered.refused
      return
    }
    // A code is of one card and one meeting, so another code means that nothing kept here belongs to this one.
    const trace = traceOf(code.value)
    if (recall('card') !== trace) OF_A_CARD.forEach(forget)
    keep('card', trace)
    code.value = ''
    history.replaceState(null, '', '/phone' + location.search)
    // After another session the page begins afresh, so that nothing of the former one is left in memory.
    if (meeting.ended || meeting.mine) return location.reload()
    entering.value = false
    meeting.open(entered.session)
  }

  // A card scanned into a page that is open changes nothing but the fragment.
  addEventListener('hashchange', () => {
    const next = takeFragment()
    if (next === null) return
    code.value = tidyCode(next)
    void enter()
  })

  // After a rehearsal the rounds have the names that they had in it: what was kept of them is none of the day's.
  watch(
    () => meeting.epoch,
    (epoch) => {
      // Whoever was in it is signed out, so nothing of it is in memory when the first frame of the day arrives.
      const kept = recall('epoch')
      if (kept !== epoch) OF_A_CARD.forEach(forget)
      keep('epoch', epoch)
    },
    { flush: 'sync' },
  )

  const session = keptSession()
  if (scanned) void enter()
  else if (session) meeting.open(session)

  return { code, entering, refused, inside, connecting, enter }
}
