/** Four words, the same on every screen, of a round's key or of a root. What works them out is fetched when it is wanted. */
import { ref, watchEffect, type Ref } from 'vue'

/** A round's key and question, or a root. */
export type Checked = { readonly publicKey: string; readonly config: string } | { readonly root: string }

const AGAIN = 2_000

async function load() {
  for (;;) {
    try {
      return await Promise.all([
        import('../../../shared/sealing/check-words.ts'),
        import('../../../shared/sealing/word-lists.ts'),
      ])
    } catch {
      // The line is down: tried again until it is up.
      await new Promise((passed) => setTimeout(passed, AGAIN))
    }
  }
}

/** Empty until they are there. `of` is asked anew whenever what it reads changes. */
export function useCheckWords(of: () => Checked | null): Ref<readonly string[]> {
  const words = ref<readonly string[]>([])
  watchEffect(async () => {
    const checked = of()
    words.value = []
    if (!checked) return
    const [{ checkIndexes, rootIndexes }, { wordsAt }] = await load()
    const places = 'root' in checked ? rootIndexes(checked.root) : checkIndexes(checked.publicKey, checked.config)
    const found = await wordsAt(places)
    // What was asked for in the meantime goes before.
    if (JSON.stringify(of()) === JSON.stringify(checked)) words.value = found
  })
  return words
}

/** What the check words of a secret round are made of; null for a recorded one. */
export const keyOf = (round: { publicKey?: string; config?: string } | null | undefined): Checked | null =>
  round?.publicKey && round.config ? { publicKey: round.publicKey, config: round.config } : null

/** Of what the tellers have opened. */
export const openedOf = (round: { openedRoot?: string } | null | undefined): Checked | null =>
  round?.openedRoot ? { root: round.openedRoot } : null

export const rootOf = (round: { root?: string } | null | undefined): Checked | null =>
  round?.root ? { root: round.root } : null
