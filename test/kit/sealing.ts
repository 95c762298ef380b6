/** Phones that seal and tellers that open, without a browser: what their pages do, by the same code. */
import { randomBytes } from 'node:crypto'
import { hexToBytes } from '@noble/hashes/utils.js'
import type { TellerRole } from '../../shared/domain/ballot-key.ts'
import type { Marks } from '../../shared/domain/scoring/form.ts'
import type { BallotReply } from '../../shared/protocol/protocol.ts'
import { keyPairOf, split, SEED_BYTES, type Half, type KeyPair } from '../../shared/sealing/ballot-key.ts'
import {
  countOpened,
  openEnvelope,
  type Opened,
  type OpenedEnvelope,
  type Openings,
  type SealedBox,
} from '../../shared/sealing/opening.ts'
import { sealedBallot, type OwnProof } from '../../shared/sealing/own-proof.ts'
import { unseal, type Binding } from '../../shared/sealing/seal.ts'
import { anId, type Client } from './a-client.ts'
import type { TestHub } from './a-hub.ts'

const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))
export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** What a phone keeps of a ballot that it has sent. */
export type Sent = {
  readonly reply: BallotReply
  readonly handle: string
  readonly sealed: string
  readonly proof: OwnProof
}

/** Seals a ballot as this phone would, by what it has been shown. */
export function sealedBy(phone: Client, marks: Marks): { round: string; sealed: string; proof: OwnProof } {
  const { ballot, form } = phone.view()
  const mine = phone.mine()
  const round = ballot?.round
  if (!round?.config || !round.publicKey || !form || !mine?.voterClass) throw new Error('no secret round is open')
  const frame = { ...form, subjects: round.subjects, recused: mine.recused }
  const binding: Binding = { round: round.id, config: round.config, voterClass: mine.voterClass }
  return { round: round.id, ...sealedBallot(marks, frame, binding, round.publicKey, random(48)) }
}

export async function sendSealed(phone: Client, marks: Marks, handle = anId()): Promise<Sent> {
  const { round, sealed, proof } = sealedBy(phone, marks)
  return { reply: await phone.sealed(round, handle, sealed), handle, sealed, proof }
}

export function openAll(
  { sealed, ...question }: SealedBox,
  key: KeyPair,
): { opened: Opened; openings: Openings | null } {
  const envelopes = Object.entries(sealed).flatMap(([voterClass, list]) =>
    list.map((one): OpenedEnvelope => openEnvelope(one, voterClass, question, key)),
  )
  return countOpened(envelopes, question)
}

/** The two tellers of a hub, each with a page of his own. */
export async function tellersOf(hub: TestHub) {
  const sessions = {
    teller_a: (await hub.sessionOf('teller_a')).body['session'],
    teller_b: (await hub.sessionOf('teller_b')).body['session'],
  }
  const ask = async (teller: TellerRole, path: string, body: unknown) =>
    (await hub.post(`/api/teller/${path}`, body, { authorization: `Bearer ${String(sessions[teller])}` })).body

  async function prove(teller: TellerRole, pair: KeyPair, number: number) {
    const test = await ask(teller, 'test', { number })
    const content = unseal(hexToBytes(String(test['sealed'])), test['binding'] as Binding, pair)
    return ask(teller, 'proof', { number, paper: content?.paper ?? '0'.repeat(32) })
  }

  const boxOf = async (teller: TellerRole, round: string) => (await ask(teller, 'box', { round }))['box'] as SealedBox

  return {
    ask,
    prove,
    boxOf,
    /** Makes a key, hands out its halves, and proves it by both. */
    async makeKey(): Promise<{ pair: KeyPair; halves: readonly [Half, Half]; number: number }> {
      const seed = random(SEED_BYTES)
      const pair = keyPairOf(seed)
      const number = Number((await ask('teller_a', 'key', { publicKey: hexOf(pair.publicKey) }))['number'])
      await prove('teller_a', pair, number)
      await prove('teller_b', pair, number)
      return { pair, halves: split(seed, random(SEED_BYTES)), number }
    },
    /** One teller opens a round's box and reports. */
    async open(teller: TellerRole, round: string, pair: KeyPair) {
      const { opened, openings } = openAll(await boxOf(teller, round), pair)
      return { reply: await ask(teller, 'opened', opened), opened, openings }
    },
  }
}
export type Tellers = Awaited<ReturnType<typeof tellersOf>>
