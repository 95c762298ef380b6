/** Two simulated tellers: make the key, prove it, and open every box, as their pages do. */
import { randomBytes } from 'node:crypto'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { TellerRole } from '../../shared/domain/ballot-key.ts'
import { keyPairOf, SEED_BYTES, type KeyPair } from '../../shared/sealing/ballot-key.ts'
import { countOpened, openEnvelope, type SealedBox } from '../../shared/sealing/opening.ts'
import { unseal, type Binding } from '../../shared/sealing/seal.ts'

type Answer = Readonly<Record<string, unknown>>

export function twoTellers(url: string, sessions: Readonly<Record<TellerRole, string>>) {
  let pair: KeyPair | null = null
  async function ask(teller: TellerRole, path: string, body: unknown): Promise<Answer> {
    const answer = await fetch(`${url}/api/teller/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, authorization: `Bearer ${sessions[teller]}` },
      body: JSON.stringify(body),
    })
    return (await answer.json()) as Answer
  }
  async function prove(teller: TellerRole, key: KeyPair, number: number): Promise<boolean> {
    const test = await ask(teller, 'test', { number })
    const content = unseal(hexToBytes(String(test['sealed'])), test['binding'] as Binding, key)
    return (await ask(teller, 'proof', { number, paper: content?.paper ?? '' }))['ok'] === true
  }
  return {
    /** A key of the rehearsal's own. False if the hub refuses: real tellers hold boxes sealed to theirs, say. */
    async makeKey(): Promise<boolean> {
      const made = keyPairOf(new Uint8Array(randomBytes(SEED_BYTES)))
      const said = await ask('teller_a', 'key', { publicKey: bytesToHex(made.publicKey) })
      if (said['ok'] !== true) return false
      pair = made
      const number = Number(said['number'])
      return (await prove('teller_a', made, number)) && prove('teller_b', made, number)
    },
    /** Opens a closed box, each for himself. Answers whether the two agreed. */
    async open(round: string): Promise<boolean> {
      if (!pair) return false
      let agreed = false
      for (const teller of ['teller_a', 'teller_b'] as const) {
        const { box } = (await ask(teller, 'box', { round })) as { box?: SealedBox }
        if (!box) return false
        const { sealed, ...question } = box
        const key = pair
        const envelopes = Object.entries(sealed).flatMap(([voterClass, list]) =>
          list.map((one) => openEnvelope(one, voterClass, question, key)),
        )
        agreed = (await ask(teller, 'opened', countOpened(envelopes, question).opened))['agreed'] === true
      }
      return agreed
    },
  }
}
