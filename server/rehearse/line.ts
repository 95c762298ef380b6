/**
 * A screen or a phone without a browser: speaks the protocol, keeps its view, and notes any gap. For rehearsals, and for
 * the tests, which hold the hub to its protocol with the same.
 */
import { randomBytes } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { PROTOCOL_VERSION } from '../../shared/protocol/protocol.ts'
import type {
  BallotReply,
  Beat,
  ClientToServer,
  Farewell,
  Frame,
  PaperMessage,
  Reply,
  ServerToClient,
  SignedFor,
} from '../../shared/protocol/protocol.ts'
import type { ProofStage } from '../../shared/domain/ballot.ts'
import type { Mine, View } from '../../shared/domain/view.ts'
import type { Command, StepCommand } from '../../shared/domain/vocabulary.ts'
import type { NextStep } from '../../shared/domain/next-step.ts'
import type { Marks } from '../../shared/domain/scoring/form.ts'

export const anId = (): string => randomBytes(16).toString('hex')
/** Long enough for a busy machine; nothing waits this long unless it has failed. */
const PATIENCE = 15_000

export type ClientOptions = { version?: number; origin?: string; headers?: Record<string, string> }

export function aSocket(
  url: string,
  session: string,
  { version = PROTOCOL_VERSION, origin = url, headers = {} }: ClientOptions = {},
) {
  const socket: Socket<ServerToClient, ClientToServer> = io(url, {
    path: '/live',
    transports: ['websocket'],
    auth: { session, version },
    extraHeaders: { origin, ...headers },
    forceNew: true,
    reconnection: false,
  })
  return socket
}

/** Resolves once connected and shown everything; rejects with the hub's reason if refused. */
export async function aClient(url: string, session: string, options: ClientOptions = {}) {
  const socket = aSocket(url, session, options)
  const frames: Frame[] = []
  const beats: Beat[] = []
  const gaps: string[] = []
  const watchers = new Set<() => void>()
  let view: View = {}
  let mine: Mine | null = null
  let farewell: Farewell | null = null

  const told = () => {
    for (const watcher of [...watchers]) watcher()
  }
  socket.on('frame', (frame) => {
    const last = frames.at(-1)
    if (!frame.whole && last && (frame.seq !== last.seq + 1 || frame.epoch !== last.epoch))
      gaps.push(`${last.seq}→${frame.seq}`)
    frames.push(frame)
    view = frame.whole ? frame.sections : { ...view, ...frame.sections }
    told()
  })
  socket.on('mine', (own) => {
    mine = own
    told()
  })
  socket.on('beat', (beat) => {
    beats.push(beat)
    told()
  })
  socket.on('farewell', (said) => {
    farewell = said
    told()
  })
  socket.on('disconnect', told)

  /** Waits until something that the hub told makes it true. */
  function until(what: string, holds: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = () => {
        if (!holds()) return
        clearTimeout(patience)
        watchers.delete(check)
        resolve()
      }
      const patience = setTimeout(() => {
        watchers.delete(check)
        reject(new Error(`waited in vain until ${what}`))
      }, PATIENCE)
      watchers.add(check)
      check()
    })
  }

  await new Promise<void>((resolve, reject) => {
    socket.once('connect_error', (error) => {
      socket.disconnect()
      reject(error)
    })
    socket.once('frame', () => resolve())
    // A hub that ends between the handshake and the first frame says no connect_error.
    socket.once('disconnect', (why) => reject(new Error(why)))
  })

  const ask = (command: Command, id = anId()): Promise<Reply> =>
    socket.timeout(PATIENCE).emitWithAck('command', { id, command })

  return {
    socket,
    frames,
    beats,
    gaps,
    until,
    ask,
    /** A step, with the number of the last one this client has seen. */
    take: (step: NextStep, id?: string): Promise<Reply> =>
      ask({ ...step, step: view.control?.step ?? 0 } as StepCommand, id),
    /** Does the next natural step, as the main button would. */
    async press(): Promise<Reply> {
      const main = view.control?.main
      if (!main) throw new Error('there is no next step')
      const before = view.control?.step ?? 0
      const reply = await ask({ ...main, step: before } as StepCommand)
      if (reply.ok) await until('the step is shown', () => (view.control?.step ?? 0) > before)
      return reply
    },
    ballot: (round: string, handle: string, marks: Marks): Promise<BallotReply> =>
      socket.timeout(PATIENCE).emitWithAck('ballot', { round, handle, marks }),
    /** An envelope of a secret round. */
    sealed: (round: string, handle: string, sealed: string): Promise<BallotReply> =>
      socket.timeout(PATIENCE).emitWithAck('ballot', { round, handle, sealed }),
    found: (round: string, stage: ProofStage, found: boolean, receipt?: SignedFor) =>
      socket.timeout(PATIENCE).emitWithAck('found', { round, stage, found, ...(receipt ? { receipt } : {}) }),
    paper: (round: string, sheet: Omit<PaperMessage, 'round'>) =>
      socket.timeout(PATIENCE).emitWithAck('paper', { round, ...sheet }),
    sheet: (round: string, voterClass: string, sheet: number) =>
      socket.timeout(PATIENCE).emitWithAck('sheet', { round, voterClass, sheet }),
    draft: (round: string, unsent: boolean) => socket.timeout(PATIENCE).emitWithAck('draft', { round, unsent }),
    /** Asks for the hub's time, and says within how many milliseconds it is known here. */
    sync: (bound: number | null) => socket.timeout(PATIENCE).emitWithAck('sync', { bound }),
    /** Says anything at all, and answers with whatever comes back. */
    say: (event: string, body: unknown): Promise<unknown> =>
      (
        socket.timeout(PATIENCE) as unknown as { emitWithAck(event: string, body: unknown): Promise<unknown> }
      ).emitWithAck(event, body),
    view: () => view,
    mine: () => mine,
    farewell: () => farewell,
    close: () => void socket.disconnect(),
  }
}
export type Client = Awaited<ReturnType<typeof aClient>>
