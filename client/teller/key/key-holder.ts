/** The key that this browser holds, and proving it on a test ballot. */
import { computed, ref, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { isTeller, type TellerRole } from '../../../shared/domain/ballot-key.ts'
import { keyPairOf, printedHalf, SEED_BYTES, type Half } from '../../../shared/sealing/ballot-key.ts'
import { unseal } from '../../../shared/sealing/seal.ts'
import { useMeeting } from '../../live/meeting.ts'
import { inWindow } from '../../live/storage.ts'
import { hubCalls, type CallRefused } from '../hub-calls.ts'
import { halvesOf, keepKey, keptKey, wipeKey, type KeptKey } from './kept-key.ts'
import { joinedFor } from './typed-half.ts'

const random = (): Uint8Array => crypto.getRandomValues(new Uint8Array(SEED_BYTES))

export const useKeyHolder = defineStore('teller-key', () => {
  const meeting = useMeeting()
  const kept = shallowRef<KeptKey | null>(null)
  const busy = ref(false)
  const trouble = shallowRef<CallRefused | null>(null)
  /** The halves are on the screen. */
  const showing = ref(false)

  const me = computed<TellerRole | null>(() => {
    const role = meeting.mine?.role ?? ''
    return isTeller(role) ? role : null
  })
  const key = computed(() => meeting.view.key?.key ?? null)
  const pair = computed(() => (kept.value ? keyPairOf(kept.value.seed) : null))
  /** Of the key that is held here, whatever the hub says. */
  const publicKey = computed(() => (pair.value ? bytesToHex(pair.value.publicKey) : null))
  const holds = computed(() => publicKey.value !== null && publicKey.value === key.value?.publicKey)
  const printed = computed<readonly [string, string] | null>(() => {
    if (!kept.value || !holds.value) return null
    const [first, second] = halvesOf(kept.value)
    return [printedHalf(first), printedHalf(second)]
  })

  function take(next: KeptKey): void {
    if (!me.value) return
    kept.value = next
    keepKey(inWindow, me.value, next)
  }
  function wipe(): void {
    pair.value?.secretKey.fill(0)
    if (me.value) wipeKey(inWindow, me.value, kept.value)
    kept.value = null
    showing.value = false
  }

  /** One thing at a time; what the hub refused is kept to be shown. */
  async function during(work: () => Promise<CallRefused | null>): Promise<void> {
    if (busy.value) return
    busy.value = true
    trouble.value = null
    trouble.value = await work()
    busy.value = false
  }

  /** Opens a test ballot and says what stood in it. */
  async function proved({ number, seed }: KeptKey): Promise<CallRefused | null> {
    const test = await hubCalls.test(number)
    if (!test.ok) return test
    const content = unseal(hexToBytes(test.sealed), test.binding, keyPairOf(seed))
    if (!content) return { ok: false, refused: 'keyUnknown' }
    const proof = await hubCalls.proof(number, content.paper)
    return proof.ok ? null : proof
  }

  /** A new key. Kept before it is announced, so that no answer that is lost loses it. */
  const make = () =>
    during(async () => {
      const former = kept.value
      const seed = random()
      const next = { number: (key.value?.number ?? 0) + 1, seed, first: random() }
      take(next)
      // The key may arrive with the meeting before the answer does: its halves are there from the first moment.
      showing.value = true
      const made = await hubCalls.key(bytesToHex(keyPairOf(seed).publicKey))
      if (!made.ok) {
        if (made.refused === 'unreachable') return made
        if (former) take(former)
        else wipe()
        showing.value = false
        return made
      }
      take({ ...next, number: made.number })
      former?.seed.fill(0)
      return proved({ ...next, number: made.number })
    })

  const prove = () => during(async () => (kept.value && holds.value ? proved(kept.value) : null))

  /** The key from its two halves, proved at once. False if they are not those of the current key. */
  async function restore(a: Half, b: Half): Promise<boolean> {
    if (!key.value) return false
    const found = joinedFor(a, b, key.value.publicKey)
    if ('wrong' in found) return false
    take({ number: key.value.number, seed: found.seed, first: (a.which === 1 ? a : b).bytes })
    await prove()
    return true
  }

  watch(me, (role) => (kept.value = role ? keptKey(inWindow, role) : null), { immediate: true })
  // A key that has been replaced or destroyed has no business here any more.
  watch(
    [key, kept],
    () => {
      if (busy.value || !kept.value || !key.value || !me.value) return
      if (!holds.value || key.value.destroyed.includes(me.value)) wipe()
    },
    { immediate: true },
  )

  return { me, key, kept, pair, publicKey, holds, printed, busy, trouble, showing, make, prove, restore, wipe }
})
