/**
 * Brings an audience up to date, line by line. Every line has its place in what has been published; a round writes to each
 * what it has not had yet, so many a turn of the event loop, so that commands and ballots come in between. A line that
 * does not read is passed over and later begun anew with everything; nobody waits for it, and nothing is kept for it.
 */
import { unread, wayTo, write as straight, type Encoded, type Line, type Way } from './encoded.ts'

/** Something for everybody in the audience. `at` is the moment of writing it, so that it is fresh for the last as for the first. */
export type Message = (at: number) => Encoded

export type FanOutParts = {
  /** Everything, as of the last message published. */
  readonly whole: Message
  readonly now: () => number
  /** How many lines are written to in one turn. Infinity: all of them, at once, while publishing. */
  readonly turn: number
  /** Runs something in the next turn of the event loop. */
  readonly nextTurn?: (act: () => void) => void
  /** Runs something after so many milliseconds. */
  readonly after?: (milliseconds: number, act: () => void) => void
  /** Told of a line that does not read, each time it is passed over. */
  readonly deaf?: (line: Line) => void
  readonly write?: (way: Way, message: Encoded) => void
}

/** A line that is in, and how many of the messages it has had. */
type Seat = Way & { had: number }

/** Messages that are kept for lines on their way; whoever is further behind begins anew. */
const KEPT = 32
/** How long until a line that did not read is looked at again, in milliseconds. */
const LOOK_AGAIN = 250

const soon = (act: () => void): void => void setImmediate(act)
const later = (milliseconds: number, act: () => void): void => void setTimeout(act, milliseconds).unref()

export function openFanOut({
  whole,
  now,
  turn,
  nextTurn = soon,
  after = later,
  deaf = () => {},
  write = straight,
}: FanOutParts) {
  const seats = new Map<Line, Seat>()
  /** The last messages, oldest first. */
  let kept: Message[] = []
  /** How many messages have been published. */
  let published = 0
  /** The lines of this round that have not been looked at yet. */
  let round: Iterator<Seat> | null = null
  /** How many had been published when the round began, and whether it has passed over a line. */
  let begunAt = 0
  let passedOver = false
  let lookingAgain = false

  /** What has been published, encoded once for this turn. */
  function encodedNow(): (index: number) => Encoded {
    const at = now()
    const made = new Map<number, Encoded>()
    const first = published - kept.length
    return (index) => {
      const known = made.get(index)
      if (known) return known
      const fresh = (index < first ? whole : (kept[index - first] as Message))(at)
      made.set(index, fresh)
      return fresh
    }
  }

  /** Writes to a line what it has not had. Answers whether anything was written. */
  function bring(seat: Seat, message: (index: number) => Encoded): boolean {
    const from = seat.had
    if (from === published) return false
    if (unread(seat) > 0) {
      passedOver = true
      deaf(seat.line)
      return false
    }
    seat.had = published
    if (from < published - kept.length) write(seat, message(-1))
    else for (let index = from; index < published; index += 1) write(seat, message(index))
    return true
  }

  /** One turn of a round. */
  function go(): void {
    if (!round) return
    const message = encodedNow()
    for (let written = 0; written < turn;) {
      const next = round.next()
      if (next.done) return end()
      if (bring(next.value, message)) written += 1
    }
    nextTurn(go)
  }

  function end(): void {
    round = null
    if (published > begunAt) begin()
    else if (passedOver) lookAgain()
  }

  function begin(): void {
    if (round || seats.size === 0) return
    round = seats.values()
    begunAt = published
    passedOver = false
    if (turn === Infinity) go()
    else nextTurn(go)
  }

  function lookAgain(): void {
    if (lookingAgain) return
    lookingAgain = true
    after(LOOK_AGAIN, () => {
      lookingAgain = false
      begin()
    })
  }

  /** Begins a line, or begins it anew: it is shown everything. */
  function show(line: Line): void {
    const seat = seats.get(line) ?? { ...wayTo(line), had: published }
    seat.had = published
    seats.set(line, seat)
    write(seat, whole(now()))
  }

  return {
    /** Publishes to everybody who is in; in the order of publishing to each. */
    publish(message: Message): void {
      kept = [...kept.slice(1 - KEPT), message]
      published += 1
      begin()
    },
    /** A line comes in, or has lost its place. */
    show,
    leave: (line: Line): void => void seats.delete(line),
    size: (): number => seats.size,
  }
}
export type FanOut = ReturnType<typeof openFanOut>
