/** Sessions: looked up in memory, kept by the hash of their token. A card has one session, on its newest device. */
import { createHash, randomBytes } from 'node:crypto'
import type { Db } from './open.ts'
import { saving } from './not-saved.ts'
import type { Person, Role } from '../shared/domain/person.ts'

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

export function openPeople(db: Db) {
  const sql = {
    all: db.prepare<[], { token_hash: Buffer; role: Role; person: string }>('SELECT * FROM session'),
    add: db.prepare<[Buffer, string, string]>('INSERT INTO session VALUES (?, ?, ?)'),
    dropPerson: db.prepare<[string]>('DELETE FROM session WHERE person = ?'),
  }
  const sessions = new Map<string, Person>()
  for (const { token_hash, role, person } of sql.all.all())
    sessions.set(token_hash.toString('hex'), { role, id: person })

  const renew = db.transaction((hash: Buffer, person: Person, alone: boolean) => {
    if (alone) sql.dropPerson.run(person.id)
    sql.add.run(hash, person.role, person.id)
  })

  return {
    /**
     * Opens a session and answers with its token (128 random bits). `alone`: all other sessions of this person end.
     * Throws `NotSaved`.
     */
    enter(person: Person, { alone }: { alone: boolean }): string {
      const token = randomBytes(16).toString('base64url')
      const hash = hashOf(token)
      saving(() => renew.immediate(hash, person, alone))
      if (alone) for (const [key, other] of sessions) if (other.id === person.id) sessions.delete(key)
      sessions.set(hash.toString('hex'), person)
      return token
    },
    /** Whose session this is. */
    find: (token: string): Person | undefined => sessions.get(hashOf(token).toString('hex')),
  }
}
export type People = ReturnType<typeof openPeople>
