/** One person of each role. */
import { theHub, type Person, type Role } from '../../shared/domain/person.ts'

export const chair: Person = { role: 'chair', id: 'chair' }
export const operator: Person = { role: 'operator', id: 'operator' }
export const recorder: Person = { role: 'recorder', id: 'recorder' }
export const secretary: Person = { role: 'secretary', id: 'secretary' }
export const tellerA: Person = { role: 'teller_a', id: 'teller_a' }
export const tellerB: Person = { role: 'teller_b', id: 'teller_b' }
export const voter: Person = { role: 'voter', id: 'C01' }
export const anotherVoter: Person = { role: 'voter', id: 'B02' }
export const observer: Person = { role: 'observer', id: 'L01' }

export const everyone: Readonly<Record<Role, Person>> = {
  chair,
  operator,
  recorder,
  secretary,
  desk: { role: 'desk', id: 'desk' },
  teller_a: tellerA,
  teller_b: tellerB,
  projector: { role: 'projector', id: 'projector' },
  stage: { role: 'stage', id: 'stage' },
  voter,
  observer,
  hub: theHub,
}
