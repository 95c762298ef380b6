/** How many phones have found their ballot, each of the two looks by itself: in the box, and in what was opened. */
import type { Found, Sections } from '../../../shared/domain/view.ts'

/** Null while no phone has said anything of it. */
export type PhonesFound = { readonly box: Found | null; readonly opened: Found | null; readonly missing: number }

/** The two are not added up, nor does the later take the earlier's place: a count that goes down alarms a hall. */
export function phonesFound(proofs: Sections['proofs'] | undefined, round: string): PhonesFound {
  if (proofs?.round !== round) return { box: null, opened: null, missing: 0 }
  const said = (found: Found) => (found.found + found.missing > 0 ? found : null)
  return {
    box: said(proofs.box),
    opened: said(proofs.opened),
    missing: Math.max(proofs.box.missing, proofs.opened.missing),
  }
}
