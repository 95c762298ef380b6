/**
 * One meeting. Every change passes through `handle`, top to bottom, without an await: no queue, no lock, no stale
 * read. It knows no socket: what it changes is shown by whoever listens.
 */
import { createHash, randomInt } from 'node:crypto'
import { decide } from '../shared/domain/decide.ts'
import { apply } from '../shared/domain/apply.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import type { Round } from '../shared/domain/ballot.ts'
import { isRefusal, type RefusalCode } from '../shared/domain/decision.ts'
import { theHub, type Person } from '../shared/domain/person.ts'
import { classOf } from '../shared/domain/roster.ts'
import { isForTellers, mayBeCounted } from '../shared/domain/ballot.ts'
import { isDestroyed } from '../shared/domain/ballot-key.ts'
import type { Command, HubCommand } from '../shared/domain/vocabulary.ts'
import type { Instant } from '../shared/domain/time.ts'
import type {
  FoundMessage,
  PaperMessage,
  Refused,
  Reply,
  SheetMessage,
  SheetReply,
} from '../shared/protocol/protocol.ts'
import { isReceipt } from '../shared/sealing/receipt.ts'
import { boxRoot } from '../shared/sealing/roots.ts'
import type { BallotBox, SubmittedBallot } from '../db/ballot-box.ts'
import { NotSaved } from '../db/not-saved.ts'
import type { Openings } from '../db/openings.ts'
import type { PaperEntries } from '../db/paper-entries.ts'
import type { RoundProofs } from '../db/round-proofs.ts'
import { sha256 } from '../db/sha256.ts'
import type { Store } from '../db/store.ts'
import type { Clock } from './clock.ts'
import { openArrivals } from './arrivals.ts'
import { counted } from './box-count.ts'
import { openClosedRounds } from './closed-rounds.ts'
import { openDrafts } from './drafts.ts'
import { openFound } from './found.ts'
import { fitsForm, paperStanding, paperView } from './paper-desk.ts'
import type { Receipts } from './receipts.ts'
import { openTellerDesk } from './teller-desk.ts'

export type RoomParts = {
  readonly store: Store
  readonly box: BallotBox
  readonly entries: PaperEntries
  readonly openings: Openings
  readonly proofs: RoundProofs
  readonly receipts: Receipts
  readonly clock: Clock
  /** Set after a reboot of the machine. */
  readonly lastSeen: Instant | null
  /** Told of what went wrong after a command had been saved and could not be refused any more. */
  readonly bug: (where: string, error: unknown) => void
}

/** What listeners are told: the meeting changed, ballots or drafts changed, or the disk refuses or takes again. */
export type RoomEvent = 'meeting' | 'turnout' | 'saving'

export function openRoom({ store, box, entries, openings, proofs, receipts, clock, lastSeen, bug }: RoomParts) {
  const loaded = store.load()
  if (!loaded) throw new Error('the store holds no meeting')
  let meeting: Meeting = loaded
  let saving = true
  let listener: (event: RoomEvent) => void = () => {}
  const drafts = openDrafts()

  const situation = () => ({
    now: clock.now(),
    box: {
      submitted: (round: string) => box.total(round),
      drafts: drafts.count,
      has: box.has,
      perClass: box.perClass,
      root: (round: string) => boxRoot(proofs.boxList(round), sha256),
      paper: (round: string) => paperStanding(entries, round),
    },
    hub: {
      hash: (text: string) => createHash('sha256').update(text).digest('hex'),
      receiptKey: receipts.publicKey,
      draw: (n: number) => randomInt(n),
    },
  })

  /** The reboot that has not been recorded yet, because the disk refused: nothing is decided before it is. */
  let unrecorded = lastSeen
  /** How far the traces of arrival in each round's box have been removed: since its close, or since it is over. */
  const settled = new Map<string, 'closed' | 'over'>()

  /** Tells whoever listens. What goes wrong there is no fault of the command, which has been saved. */
  function tell(event: RoomEvent): void {
    try {
      listener(event)
    } catch (error) {
      bug('telling', error)
    }
  }

  function setSaving(works: boolean): void {
    if (saving === works) return
    saving = works
    tell('saving')
  }

  /** Decides a command, saves what follows from it, and only then shows it. */
  function handle(by: Person, envelope: { id: string; command: Command | HubCommand }): Reply {
    return recordReboot() ? carryOut(by, envelope) : { ok: false, refused: 'notSaved' }
  }

  /** After a reboot the first thing in the journal is that there was one. Answers whether it is recorded. */
  function recordReboot(): boolean {
    if (unrecorded === null) return true
    const command: HubCommand = { type: 'clock.interrupted', lastSeen: unrecorded }
    if (carryOut(theHub, { id: `interrupted-${unrecorded}`, command }).ok) unrecorded = null
    return unrecorded === null
  }

  function carryOut(by: Person, { id, command }: { id: string; command: Command | HubCommand }): Reply {
    // Ballots that came before this command are in the box before it is decided: acknowledged ⇔ counted (rule B8).
    arrivals.collect()
    const done = store.seqOf(by, id)
    if (done !== undefined) return { ok: true, seq: done }

    const here = situation()
    const facts = decide(meeting, command, by, here)
    if (isRefusal(facts)) return { ok: false, ...facts }

    const next = facts.reduce(apply, meeting)
    let seq: number
    try {
      seq = store.commit({ commandId: id, by, at: here.now, facts, meeting: next })
    } catch (error) {
      if (!(error instanceof NotSaved)) throw error
      setSaving(false)
      return { ok: false, refused: 'notSaved' }
    }
    meeting = next
    setSaving(true)
    // Whoever votes on paper now has nothing left to send.
    drafts.keepOnly((round) => meeting.rounds[round]?.state === 'open', meeting.onPaper)
    tell('meeting')
    tidy()
    return { ok: true, seq }
  }

  const report = (id: string, command: HubCommand): Reply => carryOut(theHub, { id, command })

  /**
   * Counts every round that was closed and not counted, also one closed just before a crash: the hub opens a recorded
   * box itself, and takes of a secret one what both tellers have reported.
   */
  function countClosedRounds(): void {
    for (const round of Object.values(meeting.rounds)) {
      if (!mayBeCounted(round)) continue
      try {
        if (isForTellers(round)) tellers.adopt(round.id)
        else report(`count-${round.id}`, counted(meeting, round, box, entries))
      } catch (error) {
        // A box that does not balance stays uncounted, which every later step shows; the close itself stands. A disk
        // that refuses is asked again with the next command.
        if (error instanceof NotSaved) setSaving(false)
        else bug('counting', error)
      }
    }
  }

  /** Removes the traces of arrival from every box that will take no more: at the close, and again when all is in it. */
  function settleRounds(): void {
    for (const { id, state, counts } of Object.values(meeting.rounds)) {
      if (state === 'open') continue
      const stage = state === 'closed' && !counts ? 'closed' : 'over'
      if (settled.get(id) === stage) continue
      try {
        box.settle(id, stage === 'over')
        settled.set(id, stage)
      } catch (error) {
        // A disk that refuses now, or a file that somebody reads, is tried again.
        if (!(error instanceof NotSaved)) throw error
      }
    }
  }

  /**
   * Deletes the envelopes when the key has been destroyed, also if the hub was killed on the way there (rule E8), and of
   * rounds under a former key with them: whoever replaced it had destroyed it.
   */
  function shredRounds(): void {
    if (!isShredding()) return
    const due = toShred()
    try {
      for (const { id } of due) {
        proofs.keepBox(id)
        openings.drop(id)
      }
      box.shred(due.map(({ id }) => id))
    } catch (error) {
      // A disk that refuses now, or a file that somebody reads, is tried again.
      if (!(error instanceof NotSaved)) throw error
    } finally {
      // The tellers are told when it is done, and not once more for every time that it is tried.
      if (!isShredding()) tell('meeting')
    }
  }
  function toShred(): readonly Round[] {
    const { key, rounds } = meeting
    return key && isDestroyed(key) ? Object.values(rounds).filter(({ seal, id }) => seal && !box.isShredded(id)) : []
  }
  /** Are there envelopes whose key has been destroyed, in the box or still in the file? */
  const isShredding = (): boolean => toShred().length > 0 || !box.isClean()

  /**
   * What is left to do after a command, and after one on which the disk refused or the hub was killed. The command itself is
   * saved and shown by then, so no fault in here may be its answer, or keep the next from being done.
   */
  function tidy(): void {
    for (const [where, act] of [
      ['counting', countClosedRounds],
      ['settling a box', settleRounds],
      ['destroying envelopes', shredRounds],
    ] as const) {
      try {
        act()
      } catch (error) {
        bug(where, error)
      }
    }
  }

  const arrivals = openArrivals({
    meeting: () => meeting,
    box,
    receipts,
    clock,
    setSaving,
    taken,
    bug: (error) => bug('ballots', error),
  })
  /** Ballots are in the box: their phones hold nothing that is unsent. */
  function taken(ballots: readonly SubmittedBallot[]): void {
    for (const { round, card } of ballots) drafts.say(round, card, false)
    tell('turnout')
  }

  const found = openFound()
  const tellers = openTellerDesk({
    meeting: () => meeting,
    box,
    openings,
    entries,
    proofs,
    report,
    changed: () => tell('meeting'),
  })

  /** A round whose paper sheets are being entered, if this person may enter them. */
  function enteringFor(person: Person, id: string): Round | RefusalCode {
    if (person.role !== 'teller_a' && person.role !== 'teller_b') return 'notAllowed'
    const round = meeting.rounds[id]
    return round?.state === 'closed' && round.onPaper && !mayBeCounted(round) && !round.counts ? round : 'noOpenRound'
  }

  recordReboot()
  tidy()

  return {
    handle,
    ballot: arrivals.take,
    /** A phone has looked for its ballot. More that miss theirs than before is a row of the journal. */
    found(person: Person, { round: id, stage, found: has, receipt }: FoundMessage): void {
      const round = meeting.rounds[id]
      if (round?.secrecy !== 'secret' || round.state === 'open') return
      // Whom the box does not know is believed by the hub's own signature alone: then it is the box that has lost a ballot.
      const signed = receipt && isReceipt(receipt.signature, id, receipt.sealed, round.seal?.receiptKey ?? '')
      if (!box.has(id, person.id) && (has || !signed)) return
      const missing = found.say(id, stage, person.id, has)
      if (missing > (round.doubts?.[stage] ?? 0)) {
        report(`doubt-${id}-${stage}-${missing}`, { type: 'ballot.doubt', round: id, stage, phones: missing })
      }
      tell('turnout')
    },
    tellers,
    closed: openClosedRounds({ meeting: () => meeting, box, proofs }),
    foundOf: found.of,
    /** A phone says whether it holds a form that was begun and not sent. */
    draft(person: Person, { round, unsent }: { round: string; unsent: boolean }): void {
      if (meeting.rounds[round]?.state !== 'open' || classOf(meeting.roster, person.id) === undefined) return
      drafts.say(round, person.id, unsent)
      tell('turnout')
    },
    /** Keeps a teller's entry of a sheet, or takes it back; answered after its COMMIT. */
    paper(person: Person, { round: id, voterClass, sheet, content }: PaperMessage): { ok: true } | Refused {
      const round = enteringFor(person, id)
      if (typeof round === 'string') return { ok: false, refused: round }
      const known = round.onPaper?.[voterClass] !== undefined
      if (!known || (content && !fitsForm(content, round.subjects, meeting.plan.scheme.form))) {
        return { ok: false, refused: 'incompleteBallot' }
      }
      try {
        if (content) entries.put(id, person.id, { voterClass, sheet, content })
        else entries.remove(id, person.id, voterClass, sheet)
      } catch (error) {
        if (!(error instanceof NotSaved)) throw error
        setSaving(false)
        return { ok: false, refused: 'notSaved' }
      }
      tell('meeting')
      return { ok: true }
    },
    /** A teller's own entry of a sheet, and nobody else's. */
    sheet(person: Person, { round: id, voterClass, sheet }: SheetMessage): SheetReply {
      const round = enteringFor(person, id)
      if (typeof round === 'string') return { ok: false, refused: round }
      return { ok: true, content: entries.find(id, person.id, voterClass, sheet) }
    },
    collect: arrivals.collect,
    /** Tries again what a refusing disk, a reader of the file or a crash has left undone. */
    tidy,
    isShredding,
    /** False while a reboot could not be recorded: until then the hub's clock must not be kept as of this boot. */
    rebootRecorded: () => unrecorded === null,
    meeting: () => meeting,
    saving: () => saving,
    submitted: (round: string) => meeting.rounds[round]?.sealed ?? box.perClass(round),
    drafts: drafts.count,
    paperOf: (round: string) => paperView(entries, round),
    roundsOf: (person: Person) => box.roundsOf(person.id),
    seq: () => store.seq(),
    /** Who is told of changes; one listener, the hub. */
    listen: (next: (event: RoomEvent) => void) => void (listener = next),
  }
}
export type Room = ReturnType<typeof openRoom>
