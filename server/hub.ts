/**
 * The hub's sockets: who comes in, what may be said and how often, and one frame to each audience. Everything it is
 * told it checks; everything that changes it shows by the same road to everybody.
 */
import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { z } from 'zod'
import type { RefusalCode } from '../shared/domain/decision.ts'
import type { Person } from '../shared/domain/person.ts'
import {
  audienceOf,
  audiences,
  mineFor,
  type Audience,
  type SectionName,
  type Surroundings,
} from '../shared/domain/view.ts'
import { BEAT_EVERY, PROTOCOL_VERSION } from '../shared/protocol/protocol.ts'
import type {
  ClientToServer,
  Farewell,
  HandshakeRefusal,
  Refused,
  ServerToClient,
} from '../shared/protocol/protocol.ts'
import { eventSchemas } from '../shared/protocol/schemas.ts'
import { openAudience } from './audience.ts'
import { isOurHost, isOurOrigin, type Listening } from './addresses.ts'
import type { Clock } from './clock.ts'
import { log } from './log.ts'
import { guardLines } from './line-guard.ts'
import { openLines } from './lines.ts'
import { rateLimit, type RateLimit } from './rate-limit.ts'
import type { Room } from './room.ts'

type SocketData = { person: Person; session: string; mine?: string }
type HubSocket = Socket<ClientToServer, ServerToClient, Record<never, never>, SocketData>

/** The largest message: a form of 200 rows is well below it. */
const LARGEST = 32 * 1024
/** How long a socket may stay without having shown a session. */
const SHOW_SESSION_WITHIN = 5_000
/** Turnout, counts of the hall: together, at most four times a second, however much arrives. */
const GATHER = 250

const limits = {
  command: { burst: 60, perSecond: 20 },
  ballot: { burst: 10, perSecond: 2 },
  paper: { burst: 30, perSecond: 5 },
  sheet: { burst: 30, perSecond: 5 },
  found: { burst: 20, perSecond: 2 },
  draft: { burst: 20, perSecond: 5 },
  sync: { burst: 20, perSecond: 5 },
  resync: { burst: 5, perSecond: 1 },
} as const

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
      answer(welcome ? null : 'refused', welcome)
    },
  })
  const lines = guardLines(io)
  const shown = Object.fromEntries(audiences.map((name) => [name, openAudience(name, { epoch, clock })])) as {
    [A in Audience]: ReturnType<typeof openAudience>
  }
  const hall = Object.fromEntries(audiences.map((name) => [name, 0])) as Record<Audience, number>
  const onTheLine = openLines(clock)
  /** Everybody's sockets, by person. */
  const sockets = new Map<string, Set<HubSocket>>()
  let room: Room | null = null
  let remarksShown: unknown
  let cardsShown: readonly unknown[] = []
  let reissued: Readonly<Record<string, number>> = {}
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
      const frame = shown[name].change(from, names)
      if (frame) io.to(name).emit('frame', frame)
    }
  }

  /** Shows soon, together with whatever else comes until then. */
  function gather(): void {
    gathering ??= setTimeout(() => {
      gathering = null
      show(['turnout', 'hall', 'lines', 'proofs'])
    }, GATHER)
  }

  function sendMine(socket: HubSocket, of: Room): void {
    const mine = mineFor(of.meeting(), socket.data.person, of.roundsOf(socket.data.person))
    const text = JSON.stringify(mine)
    if (text === socket.data.mine) return
    socket.data.mine = text
    socket.emit('mine', mine)
  }

  /** What belongs to one person goes to the sockets of that person only. */
  function sendMineTo(id: string): void {
    for (const socket of sockets.get(id) ?? []) if (room) sendMine(socket, room)
  }

  /** Remarks may have been released or set aside: the cards they came from are told. */
  function sendRemarksBack(of: Room): void {
    const { remarks } = of.meeting()
    if (remarks === remarksShown) return
    remarksShown = remarks
    for (const card of new Set(remarks.list.map((remark) => remark.card))) if (card) sendMineTo(card)
  }

  /** Who votes on paper, or whom a card may not judge, may have changed: every phone that is in is told. */
  function tellCards(of: Room): void {
    const { onPaper, recusals, plan } = of.meeting()
    const now = [onPaper, recusals, plan]
    if (now.every((part, index) => part === cardsShown[index])) return
    cardsShown = now
    for (const own of sockets.values()) {
      for (const socket of own) if (socket.data.person.role === 'voter') sendMine(socket, of)
    }
  }

  /** Ends the lines of a person who may not go on from where he is. */
  function dismiss(id: string, why: Farewell['why']): void {
    for (const socket of [...(sockets.get(id) ?? [])]) {
      socket.emit('farewell', { why })
      socket.disconnect(true)
    }
  }

  /** A new card was issued in place of an old one, which is dead from now on. */
  function retireCards(of: Room): void {
    const { reissued: now } = of.meeting()
    const before = reissued
    reissued = now
    for (const [card, issue] of Object.entries(now)) {
      if (before[card] === issue) continue
      tried.delete(card)
      dismiss(card, 'reissued')
      retire(card, issue)
    }
  }

  const allowed = Object.fromEntries(
    Object.entries(limits).map(([event, limit]) => [event, rateLimit(limit, () => performance.now())]),
  ) as Record<keyof typeof limits, RateLimit>

  /**
   * Registers an event: checked for its rate and its schema, and answered whatever happens. A fault of ours is
   * logged and answered too; no message ends the process.
   */
  function on<E extends keyof typeof eventSchemas>(
    socket: HubSocket,
    event: E,
    act: (message: z.output<(typeof eventSchemas)[E]>, reply: (answer: unknown) => void, of: Room) => void,
  ): void {
    const listener = (raw: unknown, acknowledge: unknown) => {
      // The types promise an acknowledgement; a hand-made client need not keep the promise.
      const reply = typeof acknowledge === 'function' ? (answer: unknown) => void acknowledge(answer) : () => {}
      const refused = (code: RefusalCode): Refused => ({ ok: false, refused: code })
      try {
        if (!allowed[event].take(socket.data.session)) return reply(refused('tooMany'))
        const message = eventSchemas[event].safeParse(raw)
        if (!message.success || !room) return reply(refused('badRequest'))
        act(message.data as z.output<(typeof eventSchemas)[E]>, reply, room)
      } catch (error) {
        log.bug(`event ${event}`, error)
        reply(refused('failed'))
      }
    }
    socket.on(event as never, listener as never)
  }

  io.use((socket, next) => {
    const { session, version } = socket.handshake.auth
    const refuse = (why: HandshakeRefusal) => next(new Error(why))
    if (version !== PROTOCOL_VERSION) return refuse('versionUnknown')
    const person = room && typeof session === 'string' ? whoIs(session) : undefined
    if (!person) return refuse('sessionUnknown')
    socket.data = { person, session: session as string }
    next()
  })

  io.on('connection', (socket) => {
    const { person } = socket.data
    const audience = audienceOf(person)
    void socket.join(audience)
    const own = sockets.get(person.id) ?? new Set()
    sockets.set(person.id, own.add(socket))
    hall[audience] += 1
    onTheLine.came(socket.id, person)
    gather()
    socket.on('disconnect', () => {
      own.delete(socket)
      if (own.size === 0) sockets.delete(person.id)
      hall[audience] -= 1
      onTheLine.left(socket.id)
      gather()
    })
    lines.admit(socket, [...own])
    // What is no event of ours goes no further; `error`, say, which a client could otherwise raise in here.
    socket.use(([event], next) => {
      if (Object.hasOwn(eventSchemas, event as string)) next()
    })
    socket.on('error', (error) => log.bug('socket', error))

    on(socket, 'command', (envelope, reply, of) => {
      reply(of.handle(person, envelope))
    })
    on(socket, 'ballot', (ballot, reply, of) => {
      of.ballot(person, ballot, (answer) => {
        reply(answer)
        if (answer.ok) sendMineTo(person.id)
      })
    })
    on(socket, 'paper', (sheet, reply, of) => {
      reply(of.paper(person, sheet))
    })
    on(socket, 'sheet', (which, reply, of) => {
      reply(of.sheet(person, which))
    })
    on(socket, 'found', (found, reply, of) => {
      of.found(person, found)
      reply({ ok: true })
    })
    on(socket, 'draft', (draft, reply, of) => {
      of.draft(person, draft)
      reply({ ok: true })
    })
    on(socket, 'sync', ({ bound }, reply) => {
      const got = clock.now()
      reply({ got, sent: clock.now() })
      if (onTheLine.said(socket.id, bound)) gather()
    })
    on(socket, 'resync', (_nothing, reply) => {
      socket.emit('frame', shown[audience].whole())
      reply({ ok: true })
    })

    socket.emit('frame', shown[audience].whole())
    if (room) sendMine(socket, room)
  })

  const beating = setInterval(() => {
    lines.dropTheDeaf()
    for (const name of audiences) io.to(name).emit('beat', shown[name].beat())
  }, BEAT_EVERY)

  return {
    /** From now on this meeting is what everybody sees. */
    serve(next: Room): void {
      room = next
      reissued = next.meeting().reissued
      next.listen((event) => {
        if (event === 'turnout') return gather()
        show()
        sendRemarksBack(next)
        tellCards(next)
        retireCards(next)
      })
      show()
    },
    /** The store has been put back: everybody connects anew, and phones whose session is gone scan their card again. */
    restart(next: Room): void {
      tried.clear()
      this.serve(next)
      io.disconnectSockets(true)
    },
    /** Ends the lines of a person whose session has moved to another device. */
    moved: (person: Person): void => dismiss(person.id, 'replaced'),
    /** Somebody tried a card that is in use on another device: the console is told. */
    tried(card: string): void {
      tried.add(card)
      show(['cards'])
    },
    /** The meeting is no more: everybody's line ends, and nobody comes in any more. */
    leave(): void {
      room = null
      clearInterval(beating)
      io.disconnectSockets(true)
    },
    async close(): Promise<void> {
      clearInterval(beating)
      if (gathering) clearTimeout(gathering)
      await io.close()
    },
  }
}
export type Hub = ReturnType<typeof openHub>
