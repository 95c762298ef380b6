/** Closing a round: never with unsent drafts unasked. If the hub counts some, the chair is asked what to do. */
import { computed } from 'vue'
import { useMeeting } from '../../live/meeting.ts'
import { useRefusals } from '../../live/refusals.ts'
import { useDialogs } from '../dialogs.ts'
import { seconds } from '../../../shared/domain/time.ts'

/** How much longer one press of the extension gives. */
export const EXTENSION = seconds(30)

export function useClosing() {
  const meeting = useMeeting()
  const dialogs = useDialogs()
  const refusals = useRefusals()

  /** `unsent`: how many drafts the chair has been told of and accepts to lose. */
  async function closeRound(round: string, unsent = 0): Promise<void> {
    const reply = await meeting.take({ type: 'ballot.close', round, unsent })
    if (reply.ok || reply.refused !== 'draftsUnsent') return
    // The dialog says it, and asks.
    refusals.dismiss()
    dialogs.show({ name: 'unsent', round, told: reply.count ?? 0 })
  }
  const extendRound = (round: string) => void meeting.take({ type: 'ballot.extend', round, by: EXTENSION })
  /** Only a round with a countdown of its own can be extended; the one that lasts all day has none. */
  const mayExtend = (round: string): boolean => meeting.view.now?.timer?.id === round

  /** The round that is extended where the clock is moved, or null. */
  const extendable = computed(() => {
    const open = meeting.view.ballot?.round
    const inSession = meeting.view.now?.life.state === 'in_session'
    return inSession && open?.state === 'open' && mayExtend(open.id) ? open.id : null
  })

  return { closeRound, extendRound, mayExtend, extendable }
}
