/** What this desk has pressed and the hub has not taken yet, laid over what the hub says. */
import type { Presence, Presences } from '../../shared/domain/check-in.ts'
import { instant } from '../../shared/domain/time.ts'
import type { Command } from '../../shared/domain/vocabulary.ts'

/** `unsent`: something about this person is still on this device alone. */
export type ShownPresence = Presence & { readonly unsent?: true }
export type ShownPresences = Readonly<Record<string, ShownPresence | undefined>>

/** In the order in which they were pressed. Whatever the hub decides otherwise shows once it has answered. */
export function withPressed(presence: Presences, pressed: readonly Command[]): ShownPresences {
  const shown: Record<string, ShownPresence | undefined> = { ...presence }
  for (const command of pressed) {
    if (!('attendee' in command)) continue
    const { attendee } = command
    const known = shown[attendee]
    switch (command.type) {
      case 'attendee.arrive': {
        if (known?.state === 'present') break
        const { at = instant(0), desk, substitute } = command
        const back = known?.state === 'left' ? known : undefined
        shown[attendee] = back
          ? { ...back, state: 'present', unsent: true }
          : { state: 'present', at, desk, ...(substitute ? { substitute } : {}), unsent: true }
        break
      }
      case 'attendee.leave':
        if (known?.state === 'present')
          shown[attendee] = { ...known, state: 'left', leftAt: command.at ?? known.at, unsent: true }
        break
      case 'attendee.excuse':
        shown[attendee] = { state: 'excused', at: instant(0), desk: '', excused: command.reason, unsent: true }
        break
      case 'attendee.undo':
        if (known?.state === 'left') shown[attendee] = { ...known, state: 'present', unsent: true }
        else delete shown[attendee]
    }
  }
  return shown
}
