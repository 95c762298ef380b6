/**
 * Sessions, looked up in memory and kept by the hash of their token; and the device on which a card was first used. A
 * card has one session and one device.
 */
import { hash, randomBytes } from 'node:crypto'
import { cardsByDevice } from './cards-by-device.ts'
import type { Db } from './open.ts'
import { saving } from './not-saved.ts'
import type { Person, Role } from '../shared/domain/person.ts'

const hashOf = (secret: string): Buffer => hash('sha256', secret, 'buffer')

/** Which issue of a card is used on which device; the device's word for itself is made by it and kept there. */
export type CardUse = { readonly issue: number; readonly device: string }

export function openPeople(db: Db) {
  const sql = {
    all: db.prepare<[], { token_hash: Buffer; role: Role; person: string }>('SELECT * FROM session'),
    add: db.prepare<[Buffer, string, string]>('INSERT INTO session VALUES (?, ?, ?)'),
    dropPerson: db.prepare<[string]>('DELETE FROM session WHERE person = ?'),
    bound: db.prepare<[string], { issue: number; device: Buffer }>('SELECT issue, device FROM binding WHERE card = ?'),
    bindings: db.prepare<[], { card: string; device: Buffer }>('SELECT card, device FROM binding'),
    bind: db.prepare<[string, number, Buffer]>('INSERT OR REPLACE INTO binding VALUES (?, ?, ?)'),
    unbind: db.prepare<[string]>('DELETE FROM binding WHERE card = ?'),
  }
  const sessions = new Map<string, Person>()
  for (const { token_hash, role, person } of sql.all.all())
    sessions.set(token_hash.toString('hex'), { role, id: person })
  const devices = cardsByDevice()
  for (const { card, device } of sql.bindings.all()) devices.put(card, device.toString('hex'))

  const renew = db.transaction((hash: Buffer, person: Person, use: CardUse | null) => {
    if (use) {
      sql.dropPerson.run(person.id)
      sql.bind.run(person.id, use.issue, hashOf(use.device))
    }
    sql.add.run(hash, person.role, person.id)
  })
  const end = db.transaction((card: string) => {
    sql.dropPerson.run(card)
    sql.unbind.run(card)
  })
  function forget(id: string): void {
    for (const [key, person] of sessions) if (person.id === id) sessions.delete(key)
  }

  return {
    /** Is this issue of a card in use on another device? Rule E10. */
    isElsewhere(card: string, { issue, device }: CardUse): boolean {
      const bound = sql.bound.get(card)
      return bound !== undefined && bound.issue === issue && !bound.device.equals(hashOf(device))
    },
    /** The cards that are in use on this device. */
    cardsOn: (device: string): readonly string[] => devices.on(hash('sha256', device, 'hex')),
    /**
     * Opens a session and answers with its token (128 random bits). With `use`, for a card: its other sessions end and
     * it is bound to this device. Throws `NotSaved`.
     */
    enter(person: Person, use: CardUse | null = null): string {
      const token = randomBytes(16).toString('base64url')
      const tokenHash = hashOf(token)
      saving(() => renew.immediate(tokenHash, person, use))
      if (use) {
        forget(person.id)
        devices.put(person.id, hash('sha256', use.device, 'hex'))
      }
      sessions.set(tokenHash.toString('hex'), person)
      return token
    },
    /** Ends what an earlier issue of a card than this one had: its sessions, and its device. Throws `NotSaved`. */
    retire(card: string, issue: number): void {
      const bound = sql.bound.get(card)
      if (bound && bound.issue >= issue) return
      // In memory first: the old card is dead whatever the disk says, and the journal knows why.
      forget(card)
      devices.drop(card)
      saving(() => end.immediate(card))
    },
    /** Whose session this is. */
    find: (token: string): Person | undefined => sessions.get(hash('sha256', token, 'hex')),
  }
}
export type People = ReturnType<typeof openPeople>
