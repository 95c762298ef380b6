/** Whose session a request shows: in a header, since an address is kept in histories and logs. */
import type { Request } from 'express'
import type { Person } from '../shared/domain/person.ts'
import type { House } from './house.ts'

export function personOf(house: House, request: Request): Person | undefined {
  const [scheme, token] = (request.header('authorization') ?? '').split(' ')
  return scheme === 'Bearer' && token ? house.people.find(token) : undefined
}
