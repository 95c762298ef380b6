/** The check words of a round as a teller reads them out: of the key in his own hands, never of one that the hub names. */
import { computed } from 'vue'
import type { ShownRound } from '../../../shared/domain/view.ts'
import { checkIndexes } from '../../../shared/sealing/check-words.ts'
import { useMeeting } from '../../live/meeting.ts'
import { useKeyHolder } from '../key/key-holder.ts'

/** otherKey: the phones are told to seal to a key that is not this teller's. noKey: his is not here to be compared. */
export type RoundWords = { readonly indexes: readonly number[] } | { readonly wrong: 'otherKey' | 'noKey' }

/** Once a round is over, its key may be replaced or destroyed, and nothing is sealed to it any more. */
const isOver = ({ state, openedRoot }: ShownRound): boolean =>
  state === 'voided' || (state === 'closed' && openedRoot !== undefined)

/** The secret round of the moment, and its words; null of one that is over and whose key is not here. */
export function useRoundWords() {
  const meeting = useMeeting()
  const holder = useKeyHolder()
  const round = computed(() => {
    const { round: shown } = meeting.view.ballot ?? {}
    return shown?.secrecy === 'secret' ? shown : null
  })
  // Each by itself, so that a view that says the same again does not cost the hashing again.
  const publicKey = computed(() => round.value?.publicKey)
  const config = computed(() => round.value?.config)
  const over = computed(() => round.value !== null && isOver(round.value))
  const words = computed((): RoundWords | null => {
    const held = holder.publicKey
    if (held && held === publicKey.value && config.value) return { indexes: checkIndexes(held, config.value) }
    return over.value ? null : { wrong: held ? 'otherKey' : 'noKey' }
  })
  return { round, words }
}
