/**
 * The line to the hub. It knows frames, beats and acknowledgements, and nothing of Vue: what arrives is handed on.
 * Reconnecting is connecting: every connection begins with a whole view, so there is no second way to catch up.
 */
import { io, type Socket } from 'socket.io-client'
import {
  BEAT_OVERDUE,
  PROTOCOL_VERSION,
  type BallotMessage,
  type BallotReply,
  type Beat,
  type ClientToServer,
  type DraftMessage,
  type Envelope,
  type Farewell,
  type FoundMessage,
  type Frame,
  type HandshakeRefusal,
  type PaperMessage,
  type Refused,
  type Reply,
  type ServerToClient,
  type SheetMessage,
  type SheetReply,
} from '../../shared/protocol/protocol.ts'
import type { Mine, View } from '../../shared/domain/view.ts'
import type { Command } from '../../shared/domain/vocabulary.ts'
import { stateHash } from '../../shared/protocol/state-hash.ts'
import { HubClock } from './hub-clock.ts'
import { sampleHub, samplingOfPhones, samplingOfScreens } from './sampling.ts'
import { HAS_DESK, isOfDesk, Outbox, type Waiting } from './outbox.ts'

/** connecting: never been there. live: hearing the hub. lost: was there, counting on alone. */
export type Connection = 'connecting' | 'live' | 'lost'

/** Why the line was closed for good; the page must let the person in anew, or reload. */
export type Ended = HandshakeRefusal | Farewell['why']

export type LinkEvents = {
  /** Sections to put in place of the old ones; `whole` replaces everything. */
  sections(sections: View, whole: boolean): void
  /** Of which generation of the meeting the next sections are: another one after a rehearsal was cleared. */
  epoch(epoch: string): void
  mine(mine: Mine): void
  connection(state: Connection): void
  /** The answer to a command, also to one that was sent before the page was reloaded. */
  answered(envelope: Envelope, reply: Reply): void
  /** The commands that have no answer yet, oldest first, also those from before a reload. */
  waiting(list: readonly Waiting[]): void
  ended(why: Ended): void
  /** Time of day on the hub's wall minus the hub's time, for display only; in milliseconds. */
  wall(skew: number): void
}

const ANSWER_WITHIN = 4_000
/** The phone is built by itself. */
const IS_PHONE = import.meta.env.MODE === 'phone'
/** How often to look whether something that waits can be sent, or has become too old. */
const LOOK_EVERY = 10_000
/** How long to wait before sending again what the hub had no time for. After the last of these it is a refusal. */
const PATIENCE = [1_000, 2_000, 4_000, 4_000]

/** The hub has hung up, on one line too many or on everybody: back after so long, so that it is not asked by all at once, or for ever. */
const BACK_AFTER = { least: 500, most: 2_000 }

const outOfDate: Reply = { ok: false, refused: 'outOfDate' }
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
/** Null if no answer came in time: the caller keeps what it sent. */
const orNull = <Answer>(asked: Promise<Answer>): Promise<Answer | null> => asked.catch(() => null)

export function openLink(session: string, on: LinkEvents) {
  const socket: Socket<ServerToClient, ClientToServer> = io({
    path: '/live',
    transports: ['websocket'],
    auth: { session, version: PROTOCOL_VERSION },
    reconnectionDelay: 300,
    reconnectionDelayMax: 3_000,
    randomizationFactor: 0.5,
  })
  const clock = new HubClock()
  // An exchange that was lost says nothing about the time; the next one will.
  const sampling = sampleHub(
    clock,
    (said) => orNull(socket.timeout(ANSWER_WITHIN).emitWithAck('sync', said)),
    IS_PHONE ? samplingOfPhones : samplingOfScreens,
  )
  const outbox = new Outbox(session)
  const sending = new Set<string>()
  const asked = new Map<string, (reply: Reply) => void>()
  let view: View = {}
  let at: { epoch: string; seq: number } | null = null
  let overdue: ReturnType<typeof setTimeout> | undefined
  let back: ReturnType<typeof setTimeout> | undefined
  let resyncing = false

  function alive() {
    on.connection('live')
    clearTimeout(overdue)
    overdue = setTimeout(() => on.connection('lost'), BEAT_OVERDUE)
  }

  /** Asks for everything: after a gap, another epoch or a state that is not the hub's. */
  async function resync() {
    if (resyncing) return
    resyncing = true
    try {
      await socket.timeout(ANSWER_WITHIN).emitWithAck('resync', null)
    } catch {
      // Unanswered: the next beat that does not fit asks again, and a new connection brings everything anyway.
    } finally {
      resyncing = false
    }
  }

  const tellWaiting = () => on.waiting(outbox.waiting)

  function answer(waiting: Waiting, reply: Reply) {
    if (!outbox.holds(waiting.id)) return
    outbox.answered(waiting.id)
    tellWaiting()
    asked.get(waiting.id)?.(reply)
    asked.delete(waiting.id)
    on.answered(waiting, reply)
  }

  /** Sends until there is an answer, the line is down, or it is too late. Said twice, it is one sending. */
  async function send(waiting: Waiting) {
    const { id, command } = waiting
    if (sending.has(id)) return
    sending.add(id)
    let refused = 0
    while (outbox.holds(id)) {
      if (outbox.isOutOfDate(waiting)) answer(waiting, outOfDate)
      else if (!socket.connected) break
      else
        try {
          const reply = await socket.timeout(ANSWER_WITHIN).emitWithAck('command', { id, command })
          const busy = !reply.ok && reply.refused === 'tooMany'
          const patient = HAS_DESK && !reply.ok && (busy || reply.refused === 'notSaved') && isOfDesk(command)
          const wait = patient ? PATIENCE[0] : busy ? PATIENCE[refused++] : undefined
          if (wait === undefined) answer(waiting, reply)
          else await pause(wait)
        } catch {
          // No answer in time: the same id again, here or on the next connection.
        }
    }
    sending.delete(id)
  }

  let inOrder = false
  /** What a desk has kept goes one after another: an undo must not overtake what it undoes. */
  async function sendOfDesk() {
    // Not before the hub has said which store it has.
    if (!HAS_DESK || inOrder || !at) return
    inOrder = true
    for (;;) {
      const next = outbox.waiting.find(({ command }) => isOfDesk(command))
      if (!next) break
      // What was noted for another meeting says nothing of this one.
      if ((next.epoch ?? at.epoch) === at.epoch) await send(next)
      else answer(next, outOfDate)
      if (outbox.holds(next.id)) break
    }
    inOrder = false
  }

  function sendAll() {
    for (const waiting of outbox.waiting) if (!HAS_DESK || !isOfDesk(waiting.command)) void send(waiting)
    if (HAS_DESK) void sendOfDesk()
  }

  socket.on('connect', () => {
    void sampling.begin()
    sendAll()
  })
  socket.on('disconnect', (reason) => {
    clearTimeout(overdue)
    sampling.end()
    on.connection('lost')
    const { least, most } = BACK_AFTER
    if (reason === 'io server disconnect')
      back = setTimeout(() => socket.connect(), least + Math.random() * (most - least))
  })
  socket.on('connect_error', (error) => {
    if (error.message === 'versionUnknown' || error.message === 'sessionUnknown') end(error.message)
  })
  socket.on('farewell', ({ why }) => end(why))
  socket.on('frame', (frame: Frame) => {
    clock.heard(frame.at)
    alive()
    if (!frame.whole && (at?.epoch !== frame.epoch || frame.seq !== at.seq + 1)) return void resync()
    on.epoch(frame.epoch)
    at = { epoch: frame.epoch, seq: frame.seq }
    view = frame.whole ? frame.sections : { ...view, ...frame.sections }
    on.sections(frame.sections, frame.whole)
    if (HAS_DESK && frame.whole) void sendOfDesk()
  })
  socket.on('beat', (beat: Beat) => {
    clock.heard(beat.at)
    on.wall(beat.wall - beat.at)
    alive()
    if (at?.epoch !== beat.epoch || at.seq !== beat.seq || stateHash(view) !== beat.hash) void resync()
  })
  socket.on('mine', (mine) => on.mine(mine))

  const regularly = setInterval(() => {
    // Also while the line is down: what has become too old is answered, and its button is free again.
    sendAll()
  }, LOOK_EVERY)
  const woke = () => {
    if (document.visibilityState !== 'visible') return
    if (socket.connected) void sampling.begin()
    else socket.connect()
  }
  document.addEventListener('visibilitychange', woke)

  function hangUp() {
    clearTimeout(overdue)
    clearTimeout(back)
    clearInterval(regularly)
    sampling.end()
    document.removeEventListener('visibilitychange', woke)
    socket.disconnect()
  }

  /**
   * The session is over, or another takes its place: what waits will never be sent, and whoever asked is told. What a
   * desk has noted stays on the device for its next session.
   */
  function close() {
    hangUp()
    for (const waiting of outbox.waiting) if (!HAS_DESK || !isOfDesk(waiting.command)) answer(waiting, outOfDate)
  }

  function end(why: Ended) {
    // A page of another version loads itself anew, in the same session and with what waits in its outbox.
    if (why === 'versionUnknown') hangUp()
    else close()
    on.ended(why)
  }

  tellWaiting()
  return {
    clock,
    /** Sends a command and answers with the hub's reply, however long the line is down, unless it grows too old. */
    ask(command: Command): Promise<Reply> {
      const waiting = HAS_DESK ? outbox.add(command, at?.epoch) : outbox.add(command)
      tellWaiting()
      return new Promise((resolve) => {
        asked.set(waiting.id, resolve)
        void (HAS_DESK && isOfDesk(command) ? sendOfDesk() : send(waiting))
      })
    },
    /** Sends a ballot once. Null if no answer came: the caller keeps it and sends the same handle again. */
    ballot: (ballot: BallotMessage): Promise<BallotReply | null> =>
      orNull(socket.timeout(ANSWER_WITHIN).emitWithAck('ballot', ballot)),
    /** Sends a teller's entry of a sheet once. Null if no answer came: the same sheet again replaces it. */
    paper: (sheet: PaperMessage): Promise<{ ok: true } | Refused | null> =>
      orNull(socket.timeout(ANSWER_WITHIN).emitWithAck('paper', sheet)),
    /** Asks for a teller's own entry of a sheet. */
    sheet: (which: SheetMessage): Promise<SheetReply | null> =>
      orNull(socket.timeout(ANSWER_WITHIN).emitWithAck('sheet', which)),
    /** Says whether this phone has found its ballot. */
    found(found: FoundMessage): void {
      if (socket.connected) socket.emit('found', found, () => {})
    },
    /** Tells the hub whether a form was begun and not sent. Said again on every connection by the caller. */
    draft(draft: DraftMessage): void {
      if (socket.connected) socket.emit('draft', draft, () => {})
    },
    close,
  }
}
export type Link = ReturnType<typeof openLink>
