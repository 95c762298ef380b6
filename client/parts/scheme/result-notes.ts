/** 备注 of a result, in sentences. */
import type { ResultRow } from '../../../shared/domain/view.ts'
import type { Scheme } from '../../../shared/domain/scoring/scheme.ts'
import { useSchemeText } from './scheme-text.ts'

export function useResultNotes() {
  const say = useSchemeText()
  return {
    notesOf: (scheme: Scheme, { score }: ResultRow): readonly string[] => [
      ...(score.withheld ? [say.withheld(scheme, score.withheld)] : []),
      ...(score.renormalised.length > 0 ? [say.renormalised(score.renormalised)] : []),
    ],
  }
}
