/** How the tellers call a box: by whom it is about, and which round it is where there were several. */
import { tellerBox } from '../../../shared/i18n/teller-box.ts'
import { useWords } from '../../live/language.ts'
import { useMeeting } from '../../live/meeting.ts'
import { useRoundName } from '../../parts/scheme/round-name.ts'

export type Named = { readonly number: number; readonly slot?: string; readonly subjects: readonly string[] }

export function useBoxName() {
  const meeting = useMeeting()
  const rounds = useRoundName()
  const t = useWords(tellerBox)
  const name = (round: Named): string =>
    round.number > 1 ? `${rounds.name(round)} · ${t.value.number(round.number)}` : rounds.name(round)
  return {
    name,
    presenter: rounds.presenter,
    /** The box or round of this id, as far as it is in sight. */
    of(id: string): string {
      const { opening, ballot } = meeting.view
      const known = [...(opening?.rounds ?? []), ...(ballot?.round ? [ballot.round] : [])].find((one) => one.id === id)
      return known ? name(known) : ''
    },
  }
}
