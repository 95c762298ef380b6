/**
 * The dialogs that are large and rarely wanted: fetched soon after the console, long before anybody opens them. An open
 * dialog has the keyboard, so one that does not come must not stand open unseen: it is closed, and the page says so.
 */
import { computed, onMounted, onUnmounted } from 'vue'
import { later, type FetchPart } from '../../live/later.ts'
import { useMeeting } from '../../live/meeting.ts'
import { useDialogs } from '../dialogs.ts'

/** The console has shown itself and is at rest. In milliseconds. */
const SETTLED = 500

type Fetched = 'scheme' | 'cards' | 'checkIn' | 'paperForms'

const everywhere: Readonly<Record<Fetched, FetchPart>> = {
  scheme: () => import('../scheme/SchemeDialog.vue'),
  cards: () => import('../secrecy/CardsDialog.vue'),
  checkIn: () => import('../check-in/CheckInDialog.vue'),
  paperForms: () => import('./PaperFormsDialog.vue'),
}

/** `wanted`: which of them is open, or null; `part`: what shows it, null while it is on its way. */
export function useFetchedDialogs(fetches = everywhere) {
  const meeting = useMeeting()
  const dialogs = useDialogs()

  const wanted = computed<Fetched | null>(() => {
    switch (dialogs.open?.name) {
      case 'scheme':
      case 'cards':
      case 'paperForms':
        return dialogs.open.name
      case 'attendance':
        return meeting.view.checkIn?.figures ? 'checkIn' : null
      default:
        return null
    }
  })
  const soon = (name: Fetched) => later(fetches[name], () => wanted.value === name && dialogs.miss())
  const parts = {
    scheme: soon('scheme'),
    cards: soon('cards'),
    checkIn: soon('checkIn'),
    paperForms: soon('paperForms'),
  }

  let settling: ReturnType<typeof setTimeout> | undefined
  onMounted(() => {
    settling = setTimeout(() => {
      for (const { fetched } of Object.values(parts)) fetched()
    }, SETTLED)
  })
  onUnmounted(() => clearTimeout(settling))

  return { wanted, part: computed(() => wanted.value && parts[wanted.value].part.value) }
}
