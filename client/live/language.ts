/** The language of this device's pages: Chinese until somebody switches, the same in all its windows. */
import { computed, ref, shallowRef, type ComputedRef } from 'vue'
import { languages, type Dictionary, type English, type Language } from '../../shared/i18n/language.ts'
import { onDevice } from './storage.ts'

const KEPT = 'rostrum/language'
const known = (value: string | null): Language => languages.find((language) => language === value) ?? 'zh-CN'

/** `?lang=en` decides for a screen that nobody can touch, a projector say. */
const fixed = new URLSearchParams(location.search).get('lang')
const language = ref<Language>('zh-CN')
const english = shallowRef<English | null>(null)

async function show(next: Language): Promise<void> {
  if (next === 'en') {
    try {
      english.value ??= await import('../../shared/i18n/english.ts')
    } catch {
      // The hub is away: the page stays as it is, and the next press of the switch tries again.
      return
    }
  }
  language.value = next
  document.documentElement.lang = next
}

/** The language that was chosen on this device is there; a page waits for it before it shows a word. */
export const languageReady: Promise<void> = show(known(fixed ?? onDevice.getItem(KEPT)))
if (!fixed) addEventListener('storage', ({ key, newValue }) => key === KEPT && void show(known(newValue)))

export function useLanguage() {
  return {
    language,
    switchLanguage(): void {
      const next = language.value === 'en' ? 'zh-CN' : 'en'
      void show(next)
      onDevice.setItem(KEPT, next)
    },
  }
}

/** The words of a dictionary in the language of the moment. */
export const useWords = <Words>(dictionary: Dictionary<Words>): ComputedRef<Words> =>
  computed(() => (language.value === 'en' && english.value ? dictionary.en(english.value) : dictionary['zh-CN']))

/** `14:32`, in the time zone of this device. Moments of the hub are shown by `useWallTime`, as the hall's clock has them. */
export const timeOfDay = (at: number): string =>
  new Date(at).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false })
