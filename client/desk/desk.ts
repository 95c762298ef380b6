/** One desk: its name, what it presses, and the list as it stands with that. */
import { computed, ref, shallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { CheckInCommand } from '../../shared/domain/check-in.ts'
import type { ListedAttendee } from '../../shared/domain/view.ts'
import { useMeeting } from '../live/meeting.ts'
import { useHubTime } from '../live/now.ts'
import { useSettling } from '../parts/settling.ts'
import { byCode, keepName, keptName, momentNow } from './kept.ts'
import { withPressed } from './pressed.ts'

/** What was just told about a person: checked in here, or before at another desk. */
export type Told =
  | { readonly what: 'arrived'; readonly person: ListedAttendee }
  | { readonly what: 'already'; readonly person: ListedAttendee; readonly desk: string; readonly at: number }
  | { readonly what: 'unknownCode'; readonly person?: undefined }

const REMEMBERED = 12

export const useDesk = defineStore('desk', () => {
  const meeting = useMeeting()
  const time = useHubTime()
  const name = ref(keptName())
  const told = shallowRef<Told | null>(null)
  /** Whom this desk has checked in since the page was opened, last first. */
  const last = shallowRef<readonly string[]>([])

  const people = computed(() => meeting.view.attendees?.list ?? [])
  const byId = computed(() => new Map(people.value.map((person) => [person.id, person])))
  const pressed = computed(() => meeting.waiting.map(({ command }) => command))
  const presence = computed(() => withPressed(meeting.view.presence ?? {}, pressed.value))
  /** Additions have no id before the hub gives one: they are shown by name until then. */
  const additions = computed(() => pressed.value.filter((command) => command.type === 'attendee.add'))
  const online = computed(() => meeting.connection === 'live')
  const stage = computed(() => {
    const state = meeting.view.now?.life.state ?? 'draft'
    if (state === 'draft' || state === 'ready') return 'before'
    return ['signed', 'published', 'sealed', 'archived'].includes(state) ? 'over' : 'open'
  })

  /** How much has been pressed. After each press the rows move, and their buttons rest; a code or Enter never waits. */
  const presses = ref(0)
  const resting = useSettling(() => presses.value)
  function ask(command: CheckInCommand) {
    presses.value += 1
    return meeting.ask(command)
  }

  const moment = () => momentNow(online.value && meeting.clockError() !== null ? time.now : null)

  function setName(chosen: string): void {
    name.value = chosen.trim()
    keepName(name.value)
  }

  async function arrive(person: ListedAttendee, substitute?: string): Promise<void> {
    const known = presence.value[person.id]
    if (known?.state === 'present') {
      told.value = { person, what: 'already', desk: known.desk, at: known.at }
      return
    }
    last.value = [person.id, ...last.value.filter((id) => id !== person.id)].slice(0, REMEMBERED)
    told.value = { person, what: 'arrived' }
    const command = { type: 'attendee.arrive', attendee: person.id, desk: name.value, at: moment() } as const
    const reply = await ask({ ...command, ...(substitute ? { substitute } : {}) })
    if (!reply.ok) {
      last.value = last.value.filter((id) => id !== person.id)
      if (told.value?.person?.id === person.id) told.value = null
      return
    }
    // Another desk was first, and this one had not seen it when it was pressed.
    const now = meeting.view.presence?.[person.id]
    if (now && now.desk !== name.value && now.at <= command.at)
      told.value = { person, what: 'already', desk: now.desk, at: now.at }
  }

  /** A code that was scanned or typed: checks its holder in. */
  async function scan(code: string): Promise<void> {
    const id = await byCode(code, online.value)
    const person = id === null ? undefined : byId.value.get(id)
    if (person) await arrive(person)
    else told.value = { what: 'unknownCode' }
  }

  const leave = (person: ListedAttendee) => ask({ type: 'attendee.leave', attendee: person.id, at: moment() })
  const excuse = (person: ListedAttendee, reason: string) =>
    ask({ type: 'attendee.excuse', attendee: person.id, reason })
  function undo(person: ListedAttendee, reason: string) {
    last.value = last.value.filter((id) => id !== person.id)
    told.value = null
    return ask({ type: 'attendee.undo', attendee: person.id, reason })
  }
  type Addition = Omit<Extract<CheckInCommand, { type: 'attendee.add' }>, 'type' | 'desk' | 'at'>
  const add = (person: Addition, arrived: boolean) =>
    ask({ type: 'attendee.add', ...person, ...(arrived ? { desk: name.value, at: moment() } : {}) })

  return {
    name,
    setName,
    told,
    last,
    people,
    byId,
    presence,
    additions,
    online,
    stage,
    resting,
    arrive,
    scan,
    leave,
    excuse,
    undo,
    add,
  }
})
