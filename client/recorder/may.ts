/** What the person whose page this is may do: the recorder, the secretary, or somebody of the chair's table. */
import { may } from '../../shared/domain/permissions.ts'
import type { CommandType } from '../../shared/domain/vocabulary.ts'
import { useMeeting } from '../live/meeting.ts'

export function useMay(): (command: CommandType) => boolean {
  const meeting = useMeeting()
  return (command) => meeting.mine !== null && may(meeting.mine.role, command)
}
