/**
 * Brings an audience up to date, line by line. Every line has its place in what has been published; a round writes to each
 * what it has not had yet, so many a turn of the event loop, so that commands and ballots come in between. A line that
 * does not read is passed over and later begun anew with everything; nobody waits for it, and nothing is kept for it.
 */
import { wayTo, write, type Encoded, type Line, type Way } from './encoded.ts'

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
  /** Told of a fault in writing to one line; the others are written to all the same. */
  readonly bug: (error: unknown) => void
}

/** Messages that are kept for lines on their way; whoever is further behind begins anew. */
const KEPT = 32
/** How long until a line that did not read is looked at again, in milliseconds. */
const LOOK_AGAIN = 250

const soon = (act: () => void): void => void setImmediate(act)
const later = (milliseconds: number, act: () => void): void => void setTimeout(act, milliseconds).unref()

export function openFanOut({ whole, now, turn, nextTurn = soon, after = later, deaf = () => {}, bug }: FanOutParts) {
  /**
   * Which lines there are, at which place each, and how many of the messages it has had. Beside one another in plain lists:
   * ten thousand objects would have to be fetched from all over the memory, and that is slower than the work itself.
   */
  const places = new Map<Line, number>()
  const ways: Way[] = []
  const streams: Way['stream'][] = []
  const had: number[] = []
  /** The last messages, oldest first. */
  let kept: Message[] = []
  /** How many messages have been published. */
  let published = 0
  /** The next place of this round; -1 between rounds. */
  let next = -1
  /** How many had been published when the round began, and whether it may have passed over a line. */
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

  /**
   * In a turn of its own a round needs not look into a line's queue: what Socket.IO had to say before has left it by then,
   * or waits for the network with the stream, which is passed over.
   */
  const ownTurn = turn !== Infinity
  function send(place: number, message: Encoded): void {
    const stream = streams[place]
    if (ownTurn && stream?.writable) stream.write(message.frame)
    else write(ways[place] as Way, message)
  }

  /** Writes to the line at a place what it has not had. Answers whether anything was written. */
  function bring(place: number, message: (index: number) => Encoded): boolean {
    const from = had[place] as number
    if (from === published) return false
    const stream = streams[place]
    if (stream && stream.writableLength > 0) {
      passedOver = true
      deaf((ways[place] as Way).line)
      return false
    }
    had[place] = published
    if (from < published - kept.length) send(place, message(-1))
    else for (let index = from; index < published; index += 1) send(place, message(index))
    return true
  }

  /** One turn of a round. */
  function go(): void {
    const message = encodedNow()
    for (let written = 0; written < turn; next += 1) {
      if (next >= ways.length) return end()
      try {
        if (bring(next, message)) written += 1
      } catch (error) {
        bug(error)
      }
    }
    nextTurn(go)
  }

  function end(): void {
    next = -1
    if (published > begunAt) begin()
    else if (passedOver) lookAgain()
  }

  function begin(): void {
    if (next >= 0 || ways.length === 0) return
    next = 0
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

  return {
    /** Publishes to everybody who is in; in the order of publishing to each. */
    publish(message: Message): void {
      kept = [...kept.slice(1 - KEPT), message]
      published += 1
      begin()
    },
    /** A line comes in, or has lost its place: it is shown everything. */
    show(line: Line): void {
      const place = places.get(line) ?? ways.length
      const way = ways[place] ?? wayTo(line)
      places.set(line, place)
      ways[place] = way
      streams[place] = way.stream
      had[place] = published
      write(way, whole(now()))
    },
    /** The last one takes the place of the one that leaves; if the round has been there already, it comes round once more. */
    leave(line: Line): void {
      const place = places.get(line)
      if (place === undefined) return
      places.delete(line)
      const [last, stream, itsHad] = [ways.pop() as Way, streams.pop() as Way['stream'], had.pop() as number]
      if (last.line === line) return
      places.set(last.line, place)
      ways[place] = last
      streams[place] = stream
      had[place] = itsHad
      if (place <= next && itsHad < published) begunAt = -1
    },
  }
}
export type FanOut = ReturnType<typeof openFanOut>
