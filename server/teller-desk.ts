/**
 * The tellers' desk of the hub: tries their key on a test ballot, hands out a closed box, and takes what they made of it
 * when both came to the same. The key itself never comes here.
 */
import { randomBytes } from 'node:crypto'
import { hexToBytes } from '@noble/hashes/utils.js'
import { isForTellers, mayBeCounted, type Round } from '../shared/domain/ballot.ts'
import type { TellerRole } from '../shared/domain/ballot-key.ts'
import type { RefusalCode } from '../shared/domain/decision.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import { tooFewBallots } from '../shared/domain/small-class.ts'
import type { HubCommand } from '../shared/domain/vocabulary.ts'
import type { Refused, Reply } from '../shared/protocol/protocol.ts'
import { digestOf, rootOfOpened, type Opened, type SealedBox } from '../shared/sealing/opening.ts'
import { NONCE_BYTES, seal, type Binding } from '../shared/sealing/seal.ts'
import type { BallotBox } from '../db/ballot-box.ts'
import type { Openings } from '../db/openings.ts'
import type { PaperEntries } from '../db/paper-entries.ts'
import type { RoundProofs } from '../db/round-proofs.ts'
import { sha256 } from '../db/sha256.ts'
import { countedByTellers, isOfThisBox, keepsRecusals, questionOf } from './box-count.ts'
import { longestReport } from './longest-report.ts'

export type TellerDeskParts = {
  readonly meeting: () => Meeting
  readonly box: BallotBox
  readonly openings: Openings
  readonly entries: PaperEntries
  readonly proofs: RoundProofs
  readonly report: (id: string, command: HubCommand) => Reply
  /** Something that the tellers and the console see has changed. */
  readonly changed: () => void
}

/** A ballot of no round: nothing that was ever cast can be mistaken for it. */
const testBinding: Binding = { round: 'test', config: '0'.repeat(64), voterClass: 'test' }

export type TestBallot = { readonly ok: true; readonly sealed: string; readonly binding: Binding }

export function openTellerDesk({ meeting, box, openings, entries, proofs, report, changed }: TellerDeskParts) {
  /** What stands in the test ballot that a teller was given, by teller. */
  const tests = new Map<TellerRole, { number: number; paper: string }>()
  const refused = (code: RefusalCode): Refused => ({ ok: false, refused: code })

  /** A closed box that waits for the tellers, or why it cannot be opened now. */
  function waiting(id: string): Round | RefusalCode {
    const round = meeting().rounds[id]
    if (!round || !isForTellers(round) || round.state !== 'closed' || round.counts) return 'noOpenRound'
    if (!mayBeCounted(round)) return 'awaitsPaper'
    return tooFewBallots(round, meeting().plan.floor).length > 0 ? 'classTooSmall' : round
  }

  /** Makes what both tellers have reported the count, once and also after a crash; null while there is nothing to make. */
  function adopt(id: string): Reply | null {
    const round = waiting(id)
    if (typeof round === 'string') return null
    const [one, other] = openings.of(id)
    if (!one || one.digest !== other?.digest || !box.isBalanced(id)) return null
    const opened = openings.opened(id, one.teller)
    if (!opened || !isOfThisBox(meeting(), round, opened)) return null
    proofs.keep(id, { root: rootOfOpened(opened, sha256), lists: opened.lists })
    return report(`count-${id}-${one.digest}`, countedByTellers(meeting(), round, opened, entries))
  }

  return {
    adopt,
    /** Answers with the number of the new key. */
    makeKey(publicKey: string, onHub: boolean): { ok: true; number: number } | Refused {
      const reply = report(`key-${publicKey}`, { type: 'key.make', publicKey, onHub })
      return reply.ok ? { ok: true, number: meeting().key?.number ?? 0 } : reply
    },

    /** A ballot sealed to the current key, to be opened by this teller. */
    test(teller: TellerRole, number: number): TestBallot | Refused {
      const { key } = meeting()
      if (key?.number !== number) return refused('keyUnknown')
      const paper = randomBytes(16).toString('hex')
      tests.set(teller, { number, paper })
      const content = { paper, nonce: new Uint8Array(randomBytes(NONCE_BYTES)) }
      const sealed = seal(content, testBinding, hexToBytes(key.publicKey), new Uint8Array(randomBytes(32)))
      return { ok: true, sealed: Buffer.from(sealed).toString('hex'), binding: testBinding }
    },
    /** The teller says what stood in it: each test ballot proves a key once. Rule E1. */
    prove(teller: TellerRole, { number, paper }: { number: number; paper: string }, onHub: boolean): Reply {
      const test = tests.get(teller)
      tests.delete(teller)
      if (test?.number !== number || test.paper !== paper) return refused('keyUnknown')
      return report(`proof-${paper}`, { type: 'key.prove', number, teller, onHub })
    },

    /** A closed box, for a teller's browser. Rule E5. */
    box(id: string): { ok: true; box: SealedBox } | Refused {
      const round = waiting(id)
      if (typeof round === 'string') return refused(round)
      const sealed: Record<string, string[]> = {}
      for (const { voterClass, paper } of box.inPlaces(id)) (sealed[voterClass] ??= []).push(paper)
      return { ok: true, box: { ...questionOf(meeting(), round), sealed } }
    },
    /** Bytes that a report may have now. */
    longestReport: () => longestReport(meeting()),
    /** What a teller's browser made of it. The second that says the same makes it the count. Throws `NotSaved`. */
    opened(teller: TellerRole, opened: Opened): { ok: true; agreed: boolean } | Refused {
      const round = waiting(opened.round)
      if (typeof round === 'string') return refused(round)
      if (!isOfThisBox(meeting(), round, opened) || !box.isBalanced(round.id)) return refused('notThisBox')
      if (!keepsRecusals(meeting(), round, opened, box.cardsIn(round.id))) return refused('recusalsBroken')
      openings.put(round.id, { teller, digest: digestOf(opened, sha256), opened })
      changed()
      const reports = openings.of(round.id)
      if (new Set(reports.map(({ digest }) => digest)).size > 1) return refused('openingsDiffer')
      const reply = adopt(round.id)
      if (!reply) return { ok: true, agreed: false }
      return reply.ok ? { ok: true, agreed: true } : reply
    },
    /** Who has opened a box, and whether they came to different results. */
    reported(id: string): { reported: readonly TellerRole[]; differ: boolean } {
      const reports = openings.of(id)
      return {
        reported: reports.map(({ teller }) => teller),
        differ: new Set(reports.map(({ digest }) => digest)).size > 1,
      }
    },
  }
}
export type TellerDesk = ReturnType<typeof openTellerDesk>
