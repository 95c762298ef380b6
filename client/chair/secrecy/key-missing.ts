/** What the console knows of the tellers' key: whether one is wanted and not there, and who has still to destroy it. */
import { isProved, tellerRoles, type TellerRole } from '../../../shared/domain/ballot-key.ts'
import { isResultOut } from '../../../shared/domain/meeting-life.ts'
import type { View } from '../../../shared/domain/view.ts'

/** The next ballot is secret, and without a proved key it cannot open (rule E1). */
export const keyMissing = ({ key }: View): boolean => key?.secrecy === 'secret' && !isProved(key.key)

/** It takes two people some minutes, so it is said from the day on which the plan stands, and not when it is needed. */
export function saysKeyMissing(view: View): boolean {
  switch (view.now?.life.state) {
    case 'ready':
    case 'check_in':
    case 'in_session':
    case 'recess':
      return keyMissing(view)
    default:
      return false
  }
}

/** Tellers who still hold the key when the day's result is out (rule E8). */
export function holdTheKey({ now, key }: View): readonly TellerRole[] {
  const life = now?.life
  if (!life || !key?.key || !isResultOut(life)) return []
  return tellerRoles.filter((teller) => !key.key?.destroyed.includes(teller))
}
