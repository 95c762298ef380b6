/**
 * The key of the secret ballots, as far as the meeting knows it: its public part, which teller has proved to hold the
 * other, and that it has been destroyed. Neither the hub nor the journal ever has the part that opens.
 */
import { refuse, type Decision } from './decision.ts'
import { between, type Duration, type Instant } from './time.ts'
import { isSealedNow, type Rounds } from './ballot.ts'
import type { Person } from './person.ts'

export const tellerRoles = ['teller_a', 'teller_b'] as const
export type TellerRole = (typeof tellerRoles)[number]

export const isTeller = (role: string): role is TellerRole => tellerRoles.some((teller) => teller === role)

export type BallotKey = {
  /** 1 for the first key of the meeting; a lost one is replaced by the next. */
  readonly number: number
  /** X25519, 64 hexadecimal digits. */
  readonly publicKey: string
  /** Who has opened a test ballot with it: `teller_a` with the key as made, `teller_b` with the two printed halves. */
  readonly proved: readonly TellerRole[]
  /** Whose browser is on the hub's own machine: whoever looks after that machine could then read the key. */
  readonly onHub: readonly TellerRole[]
  readonly destroyed: readonly TellerRole[]
}

/** What the hub reports after it has tried a teller's key on a test ballot. */
export type KeyCommand =
  | { type: 'key.make'; publicKey: string; onHub: boolean }
  | { type: 'key.prove'; number: number; teller: TellerRole; onHub: boolean }
/** A teller has wiped the key and shredded the printed half. */
export type DestroyCommand = { type: 'key.destroy'; number: number }

export type KeyFact =
  | { type: 'key.made'; number: number; publicKey: string; onHub: boolean }
  | { type: 'key.proved'; number: number; teller: TellerRole; onHub: boolean }
  | { type: 'key.destroyed'; number: number; teller: TellerRole; at: Instant }

/** May rounds be opened under this key? Rule E1. */
export const isProved = (key: BallotKey | null): key is BallotKey =>
  key !== null && key.destroyed.length === 0 && tellerRoles.every((teller) => key.proved.includes(teller))

export const isDestroyed = (key: BallotKey): boolean => tellerRoles.every((teller) => key.destroyed.includes(teller))

type Setting = {
  readonly key: BallotKey | null
  readonly rounds: Rounds
  readonly objection: Duration
  readonly now: Instant
  readonly by: Person
  /** Is the day's result out, so that nothing more is balloted? */
  readonly over: boolean
}

export function decideKey(command: KeyCommand | DestroyCommand, setting: Setting): Decision<KeyFact> {
  const { key, rounds, objection, now, by, over } = setting
  const waiting = Object.values(rounds).filter(isSealedNow)
  if (command.type === 'key.make') {
    // Whatever is sealed to the former key could not be opened with the new one.
    if (waiting.length > 0) return refuse('boxesSealed', waiting.length)
    return [{ type: 'key.made', number: (key?.number ?? 0) + 1, publicKey: command.publicKey, onHub: command.onHub }]
  }
  if (!key || key.number !== command.number || key.destroyed.length === tellerRoles.length) return refuse('keyUnknown')
  if (command.type === 'key.prove') {
    if (key.destroyed.length > 0) return refuse('keyUnknown')
    const { teller, onHub } = command
    return [{ type: 'key.proved', number: key.number, teller, onHub }]
  }
  if (!isTeller(by.role) || key.destroyed.includes(by.role)) return refuse('keyUnknown')
  if (waiting.length > 0) return refuse('boxesSealed', waiting.length)
  // Rule E8: a key that nothing was ever sealed to may go at any time. With it go the envelopes under former keys.
  const used = Object.values(rounds).filter(({ seal }) => seal !== undefined)
  if (used.length > 0) {
    if (!over) return refuse('resultNotOut')
    const last = Math.max(...used.map(({ closedAt }) => closedAt ?? 0)) as Instant
    const left = objection - between(last, now)
    if (left > 0) return refuse('objectionPeriod', Math.ceil(left / 60_000))
  }
  return [{ type: 'key.destroyed', number: key.number, teller: by.role, at: now }]
}

export function applyKey(key: BallotKey | null, fact: KeyFact): BallotKey | null {
  if (fact.type === 'key.made') {
    const { number, publicKey, onHub } = fact
    return { number, publicKey, proved: [], onHub: onHub ? ['teller_a'] : [], destroyed: [] }
  }
  if (!key || key.number !== fact.number) return key
  const others = (list: readonly TellerRole[]) => list.filter((teller) => teller !== fact.teller)
  if (fact.type === 'key.destroyed') return { ...key, destroyed: [...others(key.destroyed), fact.teller] }
  return {
    ...key,
    proved: [...others(key.proved), fact.teller],
    onHub: fact.onHub ? [...others(key.onHub), fact.teller] : others(key.onHub),
  }
}
