/**
 * The hub's sockets: who comes in, what is done with what they say, and one message to each audience. Everything it is
 * told it checks; everything that changes it shows by the same road to everybody.
 */
import { randomUUID } from 'node:crypto'
import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { Person } from '../../shared/domain/person.ts'
import { audienceOf, audiences, type Audience, type SectionName, type Surroundings } from '../../shared/domain/view.ts'
import { BEAT_EVERY, PROTOCOL_VERSION } from '../../shared/protocol/protocol.ts'
import type { ClientToServer, HandshakeRefusal, ServerToClient } from '../../shared/protocol/protocol.ts'
import { openAudience } from './audience.ts'
import { isOurHost, isOurOrigin, type Listening } from '../addresses.ts'
import type { Clock } from '../clock.ts'
import { eventNames, openDoor } from './door.ts'
import { together, wayTo } from './encoded.ts'
import { openFanOut } from './fan-out.ts'
import { log } from '../log.ts'
import { guardLines } from './line-guard.ts'
import { openLines } from './lines.ts'
import { openPresent } from './present.ts'
import type { Room } from '../room.ts'
import { listen } from './said.ts'

/** `mine`: what this line was last shown of its person's own, as JSON. */
export type SocketData = { person: Person; session: string; mine?: string }
export type HubSocket = Socket<ClientToServer, ServerToClient, Record<never, never>, SocketData>

/** The largest message: a form of 200 rows is well below it. */
const LARGEST = 32 * 1024
/** How long a socket may stay without having shown a session. */
const SHOW_SESSION_WITHIN = 5_000
/** Turnout, counts of the hall: together, at most four times a second, however much arrives. */
const GATHER = 250
/** Phones that are written to in one turn of the event loop: a few milliseconds, in which a command has to wait. */
const PHONES_A_TURN = 250

export type HubParts = {
  readonly http: HttpServer
  readonly clock: Clock
  /** This generation of the database. */
  readonly epoch: () => string
  readonly listening: () => Listening
  /** Whose session a token is. */
  readonly whoIs: (token: string) => Person | undefined
  readonly joinUrl: () => string
  /** A card has been issued anew: what its earlier issue had is over. */
  readonly retire: (card: string, issue: number) => void
}

export function openHub({ http, clock, epoch, listening, whoIs, joinUrl, retire }: HubParts) {
  const io = new Server<ClientToServer, ServerToClient, Record<never, never>, SocketData>(http, {
    path: '/live',
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: LARGEST,
    connectTimeout: SHOW_SESSION_WITHIN,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    allowRequest(request, answer) {
      const { host, origin } = request.headers
      const known = isOurHost(host, listening()) && isOurOrigin(origin, host)
      const welcome = known && lines.mayOpen(request.socket.remoteAddress ?? '')
      // The answer to the upgrade and the first message behind it leave together.
      if (welcome) together(request.socket, setImmediate)
      answer(welcome ? null : 'refused', welcome)
    },
  })
  // As unguessable as Engine.IO's own, from randomness that is fetched for many at once.
  io.engine.generateId = () => randomUUID()
  // No line is ever spoken to by its room: what goes to many goes by the fan-out, what goes to one by itself.
  io.of('/').adapter.addAll = () => {}
  const lines = guardLines(io)
  const each = <Part>(open: (name: Audience) => Part) =>
    Object.fromEntries(audiences.map((name) => [name, open(name)])) as Record<Audience, Part>
  const shown = each((name) => openAudience(name, { epoch, clock }))
  // Tables and walls are few and come first: at once, within the step itself. Phones follow, some in each turn.
  const fans = each((name) =>
    openFanOut({
      whole: shown[name].whole,
      now: clock.now,
      turn: name === 'phone' ? PHONES_A_TURN : Infinity,
      deaf: lines.dropIfDeaf,
      bug: (error) => log.bug(`fan-out to ${name}`, error),
    }),
  )
  const hall = each(() => 0)
  const onTheLine = openLines(clock)
  let room: Room | null = null
  const present = openPresent({ room: () => room, retire })
  /** Cards that were tried on a second device since the hub runs. */
  const tried = new Set<string>()
  let gathering: ReturnType<typeof setTimeout> | null = null

  const surroundings = (of: Room): Surroundings => ({
    meeting: of.meeting(),
    submitted: of.submitted,
    drafts: of.drafts,
    paper: of.paperOf,
    reported: of.tellers.reported,
    proofs: of.foundOf,
    shredding: of.isShredding(),
    tried: () => [...tried],
    hall: { ...hall },
    lines: onTheLine.list,
    saving: of.saving(),
    joinUrl: joinUrl(),
  })

  /** Shows what changed: the chair's table and the screens before the phones. */
  function show(names?: readonly SectionName[]): void {
    if (!room) return
    const from = surroundings(room)
    for (const name of audiences) {
      const message = shown[name].change(from, names)
      if (message) fans[name].publish(message)
    }
  }

  /** Shows soon, together with whatever else comes until then. */
  function gather(): void {
    gathering ??= setTimeout(() => {
      gathering = null
      show(['turnout', 'hall', 'lines', 'proofs'])
    }, GATHER)
  }

  const open = (): Room => {
    if (!room) throw new Error('there is no meeting')
    return room
  }
  const hear = openDoor<HubSocket>(() => room !== null, {
    command: ({ data }, envelope, reply) => reply(open().handle(data.person, envelope)),
    ballot(line, ballot, reply) {
      const { person } = line.data
      open().ballot(person, ballot, (answer) => {
        // What is in the box now is news for this line, and for the others of the same person.
        reply(answer, () => (answer.ok ? present.news(line) : []))
        if (answer.ok) present.tell(person.id, line)
      })
    },
    paper: ({ data }, sheet, reply) => reply(open().paper(data.person, sheet)),
    sheet: ({ data }, which, reply) => reply(open().sheet(data.person, which)),
    found({ data }, found, reply) {
      open().found(data.person, found)
      reply({ ok: true })
    },
    draft({ data }, draft, reply) {
      open().draft(data.person, draft)
      reply({ ok: true })
    },
    sync(line, { bound }, reply) {
      const got = clock.now()
      reply({ got, sent: clock.now() })
      if (onTheLine.said(line.id, bound)) gather()
    },
    resync(line, _nothing, reply) {
      fans[audienceOf(line.data.person)].show(line)
      reply({ ok: true })
    },
  })

  io.use((socket, next) => {
    const { session, version } = socket.handshake.auth
    const refuse = (why: HandshakeRefusal) => next(new Error(why))
    if (version !== PROTOCOL_VERSION) return refuse('versionUnknown')
    const person = room && typeof session === 'string' ? whoIs(session) : undefined
    if (!person) return refuse('sessionUnknown')
    socket.data = { person, session: session as string }
    next()
    // The welcome, the whole view and what is one's own leave together.
    together(wayTo(socket).stream, process.nextTick)
  })

  io.on('connection', (socket) => {
    const { person, session } = socket.data
    const audience = audienceOf(person)
    hall[audience] += 1
    onTheLine.came(socket.id, person)
    gather()
    lines.admit(socket, present.enter(socket))
    socket.on('disconnect', () => {
      fans[audience].leave(socket)
      present.leave(socket)
      hall[audience] -= 1
      onTheLine.left(socket.id)
      gather()
    })
    listen(socket, eventNames, (name, message, reply) => hear(socket, session, [name, message], reply))
    socket.on('error', (error) => log.bug('socket', error))
    fans[audience].show(socket)
    present.show(socket)
  })

  function hangUp(): void {
    for (const socket of [...io.of('/').sockets.values()]) socket.disconnect(true)
  }

  const beating = setInterval(() => {
    for (const name of audiences) fans[name].publish(shown[name].beat())
  }, BEAT_EVERY)

  return {
    /** From now on this meeting is what everybody sees. */
    serve(next: Room): void {
      room = next
      present.serve(next)
      next.listen((event) => {
        if (event === 'turnout') return gather()
        show()
        present.follow(next, (card) => tried.delete(card))
      })
      show()
    },
    /** The store has been put back: everybody connects anew, and phones whose session is gone scan their card again. */
    restart(next: Room): void {
      tried.clear()
      this.serve(next)
      hangUp()
    },
    /** Ends the lines of a person whose session has moved to another device. */
    moved: (person: Person): void => present.dismiss(person.id, 'replaced'),
    /** Somebody tried a card that is in use on another device: the console is told. */
    tried(card: string): void {
      tried.add(card)
      show(['cards'])
    },
    /** The meeting is no more: everybody's line ends, and nobody comes in any more. */
    leave(): void {
      room = null
      clearInterval(beating)
      hangUp()
    },
    async close(): Promise<void> {
      clearInterval(beating)
      if (gathering) clearTimeout(gathering)
      await io.close()
    },
  }
}

export type Hub = ReturnType<typeof openHub>
