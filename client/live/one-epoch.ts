/** After a rehearsal its items, acts and rounds have the names that they had in it: what was typed to them is none of the day's. */
import { watch } from 'vue'
import { useMeeting } from './meeting.ts'
import { keep, recall } from './place.ts'

/**
 * Calls `drop` as soon as the meeting is of another generation than the one in which things were kept under `name` on this
 * device, also if the page was loaded anew in the meantime. The first time there is nothing that it could drop.
 */
export function ofOneEpoch(name: string, drop: () => void): void {
  const meeting = useMeeting()
  watch(
    () => meeting.epoch,
    (epoch, before) => {
      if (epoch === null) return
      // What is in memory is of the epoch before; another window may have kept the new one by now.
      if (epoch !== (before ?? recall(`epoch/${name}`))) drop()
      keep(`epoch/${name}`, epoch)
    },
    { immediate: true, flush: 'sync' },
  )
}
