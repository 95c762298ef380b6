/** The first teller's window of a demo gives its halves to the second's. Of a real meeting it gives nothing. */
import { onUnmounted, watchEffect } from 'vue'
import { useMeeting } from '../../live/meeting.ts'
import { answerForHalves } from './demo-halves.ts'
import { useKeyHolder } from './key-holder.ts'

export function useDemoAnswers(): void {
  const meeting = useMeeting()
  const holder = useKeyHolder()
  let stop: (() => void) | undefined
  const end = () => {
    stop?.()
    stop = undefined
  }
  watchEffect(() => {
    end()
    if (holder.me !== 'teller_a' || meeting.view.key?.demo !== true || typeof BroadcastChannel === 'undefined') return
    stop = answerForHalves((number) => (holder.key?.number === number ? holder.printed : null))
  })
  onUnmounted(end)
}
