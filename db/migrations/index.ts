/** Every migration, in order; a store's `user_version` is how many it has had. Add at the end, change none. */
import { first } from './0001-first.ts'
import { paper } from './0002-paper.ts'
import { sealed } from './0003-sealed.ts'
import { shreddedClean } from './0004-shredded.ts'
import { setup } from './0005-setup.ts'
import { pieces } from './0006-pieces.ts'
import { settled } from './0007-settled.ts'
import { uncleaned } from './0008-uncleaned.ts'
import { laidAnew } from './0009-laid-anew.ts'

export const migrations: readonly string[] = [
  first,
  paper,
  sealed,
  shreddedClean,
  setup,
  pieces,
  settled,
  uncleaned,
  laidAnew,
]

/** Meetings of earlier versions say less about their scheme than is needed to count them, and are refused. */
export const OLDEST_MEETING = 3
