/** The certificate of an erasure, and whether a meeting may be erased at all (rule X8). */
import { hostname } from 'node:os'
import type { Certificate } from '../shared/archive/certificate.ts'
import { lifeStates, type Life } from '../shared/domain/meeting-life.ts'
import type { Instant } from '../shared/domain/time.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import type { MadeZip } from './archive-zip.ts'
import type { Erased } from './erase.ts'
import { version } from './project.ts'

/** Signed, published, sealed or archived: nothing is to be added to the record any more. A suspended one is not over. */
export const mayBeErased = ({ state }: Life): boolean => lifeStates.indexOf(state) >= lifeStates.indexOf('signed')

type Parts = {
  readonly meeting: Meeting
  readonly zip: Pick<MadeZip, 'hash' | 'rows' | 'head'>
  readonly erased: Erased
  readonly at: Instant
  readonly by: Certificate['by']
  readonly folder: string
}

export const certificateOf = ({ meeting: { plan }, zip, erased, at, by, folder }: Parts): Certificate => ({
  format: 'rostrum-erasure',
  version: 1,
  madeBy: version,
  title: plan.title,
  startsAt: plan.startsAt,
  erasedAt: at,
  by,
  archive: zip.hash,
  journal: { rows: zip.rows, head: zip.head },
  machine: hostname(),
  folder,
  files: erased.files,
  left: erased.left,
})
