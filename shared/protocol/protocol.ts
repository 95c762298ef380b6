/** The wire: what may be said on it, in which shape, by both ends. A test freezes it (`test/contract/wire.json`). */
import type { Instant } from '../domain/time.ts'
import type { ProofStage } from '../domain/ballot.ts'
import type { RefusalCode } from '../domain/decision.ts'
import type { Mine, View } from '../domain/view.ts'
import type { Command } from '../domain/vocabulary.ts'
import type { Marks } from '../domain/scoring/form.ts'
import type { PaperSheet } from '../domain/paper.ts'

/** Raised whenever the wire changes. A page of another version is told to reload. */
export const PROTOCOL_VERSION = 5

/** A command with the id that its device made and kept before sending; 32 hexadecimal digits. */
export type Envelope = { id: string; command: Command }

export type Refused = { ok: false; refused: RefusalCode; count?: number }
/** `seq` is the journal's number of the command; the same id gets the same answer. */
export type Reply = { ok: true; seq: number } | Refused

/**
 * A ballot: of a secret round an envelope (hexadecimal digits, all of one length), of a recorded one a row of marks for
 * each presenter whom this voter may judge. `handle` (32 hexadecimal digits) is made by the phone; the same handle
 * replaces until the round closes.
 */
export type BallotMessage =
  { round: string; handle: string; sealed: string } | { round: string; handle: string; marks: Marks }
/**
 * `at` is for the receipt on the voter's own screen and is stored nowhere. `receipt`: the hub's signature that this very
 * envelope is in the box (Ed25519, 128 hexadecimal digits); secret rounds only.
 */
export type BallotReply = { ok: true; at: Instant; receipt?: string } | Refused

/** One phone's ballot of a recorded round, as the chair's table sees it once it is counted. */
export type RecordedBallot = {
  readonly card: string
  readonly seat: string
  readonly voterClass: string
  readonly marks: Marks
}

/**
 * A phone has looked for its ballot in the list of the box, or of what was opened. With one that it misses comes the hash
 * of its envelope and the hub's own signature for it: a hub that has lost a ballot does not know it any other way.
 */
export type FoundMessage = { round: string; stage: ProofStage; found: boolean; receipt?: SignedFor }
export type SignedFor = { sealed: string; signature: string }

/**
 * One sheet of paper as a teller has entered it; the same sheet again replaces that teller's entry, and null takes it
 * back: there is no such sheet.
 */
export type PaperMessage = { round: string } & Omit<PaperSheet, 'content'> & { content: PaperSheet['content'] | null }
/** Asks for one's own entry of a sheet, to correct it. */
export type SheetMessage = { round: string; voterClass: string; sheet: number }
export type SheetReply = { ok: true; content: PaperSheet['content'] | null } | Refused

/** A phone says whether it holds a form that was begun and not sent. */
export type DraftMessage = { round: string; unsent: boolean }

/** Within how many milliseconds this page knows the hub's time; null while it does not. At most `MOST_BOUND`. */
export type SyncMessage = { bound: number | null }
/** Whoever knows the hub's time less well says this. In milliseconds. */
export const MOST_BOUND = 60_000
/** The hub's moments of receiving and answering, for the estimate of its clock. */
export type SyncReply = { got: Instant; sent: Instant }

/** The changed sections for one audience, or all of them. `seq` has no gaps within a connection. */
export type Frame = { epoch: string; seq: number; at: Instant; whole: boolean; sections: View }

/** Every 2 s: where the audience's sequence and state are. `wall` is the time of day, for display only. */
export type Beat = { epoch: string; seq: number; hash: number; at: Instant; wall: number }

/** Said before the hub hangs up for good. */
export type Farewell = { why: 'replaced' | 'reissued' | 'erased' }

export interface ClientToServer {
  command: (envelope: Envelope, reply: (reply: Reply) => void) => void
  ballot: (ballot: BallotMessage, reply: (reply: BallotReply) => void) => void
  paper: (sheet: PaperMessage, reply: (reply: { ok: true } | Refused) => void) => void
  sheet: (which: SheetMessage, reply: (reply: SheetReply) => void) => void
  found: (found: FoundMessage, reply: (reply: { ok: true } | Refused) => void) => void
  draft: (draft: DraftMessage, reply: (reply: { ok: true } | Refused) => void) => void
  sync: (said: SyncMessage, reply: (reply: SyncReply | Refused) => void) => void
  resync: (nothing: null, reply: (reply: { ok: true } | Refused) => void) => void
}

export interface ServerToClient {
  frame: (frame: Frame) => void
  mine: (mine: Mine) => void
  beat: (beat: Beat) => void
  farewell: (farewell: Farewell) => void
}

/** How often the hub says a beat, and how long a screen waits for one, so that it says so within 5 s. In milliseconds. */
export const BEAT_EVERY = 2_000
export const BEAT_OVERDUE = 4_500

/** Why a socket is refused at the handshake. */
export const handshakeRefusals = ['versionUnknown', 'sessionUnknown'] as const
export type HandshakeRefusal = (typeof handshakeRefusals)[number]
