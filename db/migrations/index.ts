/** Every migration, in order; a store's `user_version` is how many it has had. Add at the end, change none. */
import { first } from './0001-first.ts'

export const migrations: readonly string[] = [first]
