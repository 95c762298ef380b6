/** What the phones say of their own checks: how many found their ballot. Kept in memory; a ✗ goes into the journal. */
import type { ProofStage } from '../shared/domain/ballot.ts'
import type { Found } from '../shared/domain/view.ts'

export function openFound() {
  /** By round and stage: the last word of each card. */
  const said = new Map<string, Map<string, boolean>>()
  const of = (round: string, stage: ProofStage) => said.get(`${round}/${stage}`) ?? new Map<string, boolean>()
  const counted = (words: ReadonlyMap<string, boolean>): Found => {
    const found = [...words.values()].filter(Boolean).length
    return { found, missing: words.size - found }
  }
  return {
    /** Answers with how many miss their ballot now. */
    say(round: string, stage: ProofStage, card: string, found: boolean): number {
      const words = of(round, stage)
      said.set(`${round}/${stage}`, words.set(card, found))
      return counted(words).missing
    },
    of: (round: string): Readonly<Record<ProofStage, Found>> => ({
      box: counted(of(round, 'box')),
      opened: counted(of(round, 'opened')),
    }),
  }
}
export type FoundByPhones = ReturnType<typeof openFound>
