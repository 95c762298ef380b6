/**
 * The ballot box. `submitted` knows who, `box` knows what, and neither has a time or an order. Many ballots go in
 * with one transaction, and each is answered after its COMMIT (reliability R19 to R21).
 */
import { hash, randomBytes } from 'node:crypto'
import type { Db } from './open.ts'
import { emptyLog } from './empty-log.ts'
import { saving } from './not-saved.ts'

export type SubmittedBallot = {
  readonly round: string
  readonly card: string
  readonly voterClass: string
  /** Made by the phone before its first send, 32 hexadecimal digits; who has it can replace the ballot. */
  readonly handle: string
  /** Of a recorded round as `toPaper` makes it; of a secret one the envelope, in hexadecimal digits. */
  readonly paper: string
  /** Recorded: it is kept by the card as well. */
  readonly signed: boolean
}

export type Outcome = 'stored' | 'replaced' | 'anotherDevice'

export type SignedBallot = { readonly card: string; readonly paper: string }

export type BoxedBallot = { readonly voterClass: string; readonly paper: string }

/** Up to so many ballots the two tables of a round are held against each other with every transaction. */
const ALWAYS_LOOKED_AT = 500

/** Where in the box a handle's ballot lies: found by the phone's own secret only. */
function placeOf(handle: string): Buffer {
  named.write(handle, 4, 'hex')
  return hash('sha256', named, 'buffer').subarray(0, 16)
}
/** `slot` and the sixteen bytes of a handle: one place to write them, for ten thousand ballots at once. */
const named = Buffer.from('slot'.padEnd(20, '\0'))

export function openBallotBox(db: Db) {
  // A store of an earlier version that is only read has no such table.
  const hasSettled = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'settled'").get() !== undefined
  const sql = {
    has: db.prepare<[string, string], number>('SELECT 1 FROM submitted WHERE round = ? AND card = ?').pluck(),
    mark: db.prepare<[string, string]>('INSERT INTO submitted VALUES (?, ?)'),
    lay: db.prepare<[string, Buffer, string, string]>('INSERT INTO box VALUES (?, ?, ?, ?)'),
    layIfFree: db.prepare<[string, Buffer, string, string]>('INSERT OR IGNORE INTO box VALUES (?, ?, ?, ?)'),
    replace: db.prepare<[string, string, Buffer, string]>(
      'UPDATE box SET ballot = ? WHERE round = ? AND id = ? AND voter_class = ?',
    ),
    all: db.prepare<[string], BoxedBallot>(
      'SELECT voter_class AS voterClass, ballot AS paper FROM box WHERE round = ?',
    ),
    perClass: db.prepare<[string], { voterClass: string; n: number }>(
      'SELECT voter_class AS voterClass, COUNT(*) AS n FROM box WHERE round = ? GROUP BY voter_class',
    ),
    // From one round to the next, without looking at what lies between.
    rounds: db
      .prepare<[], string>(
        `WITH RECURSIVE found(round) AS (
           SELECT MIN(round) FROM submitted
           UNION ALL SELECT (SELECT MIN(round) FROM submitted WHERE round > found.round) FROM found WHERE round IS NOT NULL
         ) SELECT round FROM found WHERE round IS NOT NULL`,
      )
      .pluck(),
    boxed: db.prepare<[], { round: string; n: number }>('SELECT round, COUNT(*) AS n FROM box GROUP BY round'),
    voted: db.prepare<[], { round: string; n: number }>('SELECT round, COUNT(*) AS n FROM submitted GROUP BY round'),
    clearCards: db.prepare<[string]>('DELETE FROM submitted WHERE round = ?'),
    clearBox: db.prepare<[string]>('DELETE FROM box WHERE round = ?'),
    whole: db.prepare<[string], { id: Buffer; voterClass: string; paper: string }>(
      'SELECT id, voter_class AS voterClass, ballot AS paper FROM box WHERE round = ? ORDER BY id',
    ),
    paperOf: db.prepare<[string], number>('SELECT COALESCE(SUM(sheets), 0) FROM paper_total WHERE round = ?').pluck(),
    paperPerClass: db.prepare<[string], { voterClass: string; sheets: number }>(
      'SELECT voter_class AS voterClass, sheets FROM paper_total WHERE round = ?',
    ),
    paperTotals: db.prepare<[], { round: string; sheets: number }>(
      'SELECT round, SUM(sheets) AS sheets FROM paper_total GROUP BY round',
    ),
    addPaper: db.prepare<[string, string, number]>('INSERT INTO paper_total VALUES (?, ?, ?)'),
    dropEntries: db.prepare<[string]>('DELETE FROM paper_entry WHERE round = ?'),
    isPapered: db.prepare<[string], number>('SELECT 1 FROM paper_total WHERE round = ?').pluck(),
    sign: db.prepare<[string, string, string]>('INSERT OR REPLACE INTO signed VALUES (?, ?, ?)'),
    signed: db.prepare<[string], SignedBallot>(
      'SELECT card, ballot AS paper FROM signed WHERE round = ? ORDER BY card',
    ),
    cardsOf: db.prepare<[string], number>('SELECT COUNT(*) FROM submitted WHERE round = ?').pluck(),
    ballotsOf: db.prepare<[string], number>('SELECT COUNT(*) FROM box WHERE round = ?').pluck(),
    shred: db.prepare<[string]>('INSERT OR IGNORE INTO shredded (round) VALUES (?)'),
    shredded: db.prepare<[], string>('SELECT round FROM shredded').pluck(),
    unclean: db.prepare<[], number>('SELECT COUNT(*) FROM shredded WHERE clean = 0').pluck(),
    cleaned: db.prepare<[]>('UPDATE shredded SET clean = 1'),
    settledAs: hasSettled
      ? db.prepare<[string], number>('SELECT over FROM settled WHERE round = ?').pluck()
      : undefined,
    settled: hasSettled ? db.prepare<[string, number]>('INSERT OR REPLACE INTO settled VALUES (?, ?)') : undefined,
    inOrder: db.prepare<[string], string>('SELECT card FROM submitted WHERE round = ? ORDER BY card').pluck(),
  }
  /**
   * How many of each class, and who, per round: kept in memory so that a turnout costs no look-up, and read when a round is
   * first asked about, so that a day of many rounds begins again as fast as its first hour.
   */
  const counts = new Map<string, Readonly<Record<string, number>>>()
  const voters = new Map<string, Set<string>>()
  const rounds = new Set(sql.rounds.all())
  const gone = new Set(sql.shredded.all())
  let clean = sql.unclean.get() === 0
  /** May the log tell of rounds that were laid anew? After a crash it may, so it is taken to at first. */
  let logTells = true

  function countsOf(round: string): Readonly<Record<string, number>> {
    const known = counts.get(round)
    if (known) return known
    const read = Object.fromEntries(sql.perClass.all(round).map(({ voterClass, n }) => [voterClass, n]))
    counts.set(round, read)
    return read
  }
  function votersOf(round: string): Set<string> {
    const known = voters.get(round)
    if (known) return known
    const read = new Set(sql.inOrder.all(round))
    voters.set(round, read)
    return read
  }

  function putOne({ round, card, voterClass, handle, paper, signed }: SubmittedBallot): Outcome {
    const place = placeOf(handle)
    if (sql.has.get(round, card)) {
      if (sql.replace.run(paper, round, place, voterClass).changes !== 1) return 'anotherDevice'
      if (signed) sql.sign.run(round, card, paper)
      return 'replaced'
    }
    // Another card's handle: by design nobody can have it, so it is an attempt and not an accident.
    if (sql.layIfFree.run(round, place, voterClass, paper).changes !== 1) return 'anotherDevice'
    sql.mark.run(round, card)
    if (signed) sql.sign.run(round, card, paper)
    return 'stored'
  }
  /** How many ballots are in a round's box, and of how many voters, paper included. */
  const tables = (round: string): { ballots: number; cards: number } => ({
    ballots: sql.ballotsOf.get(round) ?? 0,
    cards: (sql.cardsOf.get(round) ?? 0) + (sql.paperOf.get(round) ?? 0),
  })
  /**
   * A ballot without a voter, or a voter without a ballot, is a fault of ours: nothing of the batch goes in, and nothing is
   * counted (R19).
   */
  function assertBalanced(round: string): void {
    const { ballots, cards } = tables(round)
    if (cards !== ballots) throw new Error(`round ${round}: ${ballots} ballots of ${cards} voters`)
  }
  /** How many were in a round's box when its tables were last held against each other. */
  const balanced = new Map<string, number>()
  /**
   * Counting both tables with each transaction would cost more the more are in: of a large box they are held against each
   * other whenever a sixteenth has come to it, and in any case before anybody counts it.
   */
  function isDue(round: string, now: number): boolean {
    return now <= ALWAYS_LOOKED_AT || now - (balanced.get(round) ?? 0) >= now / 16
  }
  const total = (round: string): number => Object.values(countsOf(round)).reduce((a, b) => a + b, 0)
  const rewrite = db.transaction((round: string, over: boolean) => {
    const cards = sql.inOrder.all(round)
    const ballots = sql.whole.all(round)
    sql.clearCards.run(round)
    sql.clearBox.run(round)
    // Of a round that was counted or voided nobody needs them any more.
    if (over) sql.dropEntries.run(round)
    for (const card of cards) sql.mark.run(round, card)
    for (const { id, voterClass, paper } of ballots) sql.lay.run(round, id, voterClass, paper)
    sql.settled?.run(round, Number(over))
  })
  const layPaper = db.transaction((round: string, sheets: readonly BoxedBallot[], classes: readonly string[]) => {
    if (sql.isPapered.get(round)) return false
    for (const { voterClass, paper } of sheets) sql.lay.run(round, randomBytes(16), voterClass, paper)
    for (const code of classes) {
      sql.addPaper.run(round, code, sheets.filter(({ voterClass }) => voterClass === code).length)
    }
    sql.dropEntries.run(round)
    return true
  })
  const putAll = db.transaction((ballots: readonly SubmittedBallot[]) => {
    const outcomes = ballots.map(putOne)
    const looked = new Map<string, number>()
    for (const round of new Set(ballots.map((ballot) => ballot.round))) {
      const now =
        total(round) + ballots.filter((ballot, i) => ballot.round === round && outcomes[i] === 'stored').length
      if (!isDue(round, now)) continue
      assertBalanced(round)
      looked.set(round, now)
    }
    return { outcomes, looked }
  })
  /** Lays the file anew without the envelopes that were deleted, and not once more for every time that a reader is met. */
  function layFileAnew(): void {
    if (db.prepare('SELECT 1 FROM shredded WHERE laid_anew = 0 AND clean = 0').get() === undefined) return
    db.exec('VACUUM')
    db.exec('UPDATE shredded SET laid_anew = 1')
  }
  const shred = db.transaction((list: readonly string[]) => {
    for (const round of list) {
      sql.clearBox.run(round)
      sql.shred.run(round)
    }
  })

  return {
    /** Puts ballots into the box in one transaction and answers for each. Throws `NotSaved`, and then none is in. */
    put(ballots: readonly SubmittedBallot[]): readonly Outcome[] {
      // Read before the batch is in: what is read later holds it already.
      const known = new Map(
        ballots.map(({ round }) => [round, { counts: { ...countsOf(round) }, voters: votersOf(round) }]),
      )
      const { outcomes, looked } = saving(() => putAll.immediate(ballots))
      for (const [round, now] of looked) balanced.set(round, now)
      ballots.forEach(({ round, card, voterClass }, i) => {
        const of = known.get(round)
        if (outcomes[i] !== 'stored' || !of) return
        of.counts[voterClass] = (of.counts[voterClass] ?? 0) + 1
        of.voters.add(card)
      })
      for (const [round, of] of known) {
        counts.set(round, of.counts)
        rounds.add(round)
      }
      return outcomes
    },
    /**
     * Lays the accepted sheets of a round into the box, among the others and as one of them, once, and forgets who
     * entered what. Throws `NotSaved`.
     */
    layPaper(round: string, sheets: readonly BoxedBallot[], classes: readonly string[]): void {
      const before = countsOf(round)
      if (!saving(() => layPaper.immediate(round, sheets, classes))) return
      const more = (code: string) => sheets.filter(({ voterClass }) => voterClass === code).length
      counts.set(round, {
        ...before,
        ...Object.fromEntries(classes.map((code) => [code, (before[code] ?? 0) + more(code)])),
      })
    },
    /** Is this card's ballot in the round's box? */
    has: (round: string, card: string): boolean => votersOf(round).has(card),
    /** Has each ballot in a round's box a voter, and each voter a ballot? */
    isBalanced(round: string): boolean {
      const { ballots, cards } = tables(round)
      return ballots === cards
    },
    /** How many are in the box, per class. */
    perClass: countsOf,
    /** Of those how many came from phones. */
    fromPhones(round: string): Readonly<Record<string, number>> {
      const all = { ...countsOf(round) }
      for (const { voterClass, sheets } of sql.paperPerClass.all(round))
        all[voterClass] = (all[voterClass] ?? 0) - sheets
      return all
    },
    total,
    /** The rounds in which a card has submitted. */
    roundsOf: (card: string): readonly string[] => [...rounds].filter((round) => votersOf(round).has(card)),
    /** Everything in one round's box. Throws if the two tables do not balance: then nothing may be counted. */
    empty(round: string): readonly BoxedBallot[] {
      assertBalanced(round)
      return sql.all.all(round)
    },
    /**
     * Lays a round that takes no more anew, in the order of its keys, and empties the write-ahead log: SQLite fills pages
     * in the order of arrival, and that order must not outlive the close. `over`: it has been counted or voided, so that
     * the entries of its paper sheets go too. What has been done is not done again. Throws `NotSaved`.
     */
    settle(round: string, over: boolean): void {
      const isDone = (sql.settledAs?.get(round) ?? -1) >= Number(over)
      saving(() => {
        if (!isDone) {
          logTells = true
          rewrite.immediate(round, over)
        }
        if (logTells) emptyLog(db)
        logTells = false
      })
    },
    /** The cards that have submitted, in the order of their numbers. */
    cardsIn: (round: string): readonly string[] => sql.inOrder.all(round),
    /** Everything in one round's box, in the order of its places, which are hashes of what only the phones know. */
    inPlaces: (round: string): readonly BoxedBallot[] => sql.whole.all(round),
    /** Who gave what in a recorded round, by card. */
    signed: (round: string): readonly SignedBallot[] => sql.signed.all(round),
    /**
     * Deletes the envelopes of rounds whose key has been destroyed, lays the file anew and empties the log, so that no
     * old page of it is left. Done only when all of that is: until then `isClean` says no, and it is to be called again,
     * after a restart too; what has been done of it is not done again. Throws `NotSaved`.
     */
    shred(list: readonly string[]): void {
      saving(() => {
        if (list.length > 0) {
          shred.immediate(list)
          for (const round of list) gone.add(round)
          clean = false
        }
        layFileAnew()
        emptyLog(db)
        sql.cleaned.run()
        clean = true
      })
    },
    isShredded: (round: string): boolean => gone.has(round),
    /** Is no envelope that was deleted left in the file or its log? */
    isClean: (): boolean => clean,
    /** Rounds whose two tables do not hold the same number: none, or the store has been tampered with (R19). */
    unbalanced(): readonly string[] {
      const cards = new Map(sql.voted.all().map(({ round, n }) => [round, n]))
      for (const { round, sheets } of sql.paperTotals.all()) cards.set(round, (cards.get(round) ?? 0) + sheets)
      const ballots = new Map(sql.boxed.all().map(({ round, n }) => [round, n]))
      const known = [...new Set([...cards.keys(), ...ballots.keys()])].filter((round) => !gone.has(round))
      return known.filter((round) => (cards.get(round) ?? 0) !== (ballots.get(round) ?? 0))
    },
  }
}
export type BallotBox = ReturnType<typeof openBallotBox>
