/** Who may have which paper. Results go to those who see them on a screen, and to the secretary who files them. */
import type { Role } from '../domain/person.ts'
import type { DocumentId } from './document.ts'

const table: readonly Role[] = ['chair', 'operator', 'secretary']
const staff: readonly Role[] = [...table, 'recorder']

const readers: Readonly<Record<DocumentId, readonly Role[]>> = {
  order: staff,
  check_in: staff,
  cards: staff,
  forms: table,
  timing: staff,
  tally: table,
  summary: table,
  feedback: table,
  minutes: staff,
  problems: staff,
  incidents: staff,
  archive_index: staff,
  script: staff,
}

export const mayRead = (role: Role, id: DocumentId): boolean => readers[id].includes(role)

/** Access cards hold the codes by which voters get in. */
export const mayPrintCards = (role: Role | undefined): boolean => role !== undefined && table.includes(role)
