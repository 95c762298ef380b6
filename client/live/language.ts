/** The language of this device's pages: Chinese until somebody switches, the same in all its windows. */
import { computed, ref, type ComputedRef } from 'vue'
import { languages, type Dictionary, type Language } from '../../shared/i18n/language.ts'

const KEPT = 'rostrum/language'
const known = (value: string | null): Language => languages.find((language) => language === value) ?? 'zh-CN'

/** `?lang=en` decides for a screen that nobody can touch, a projector say. */
const fixed = new URLSearchParams(location.search).get('lang')
const language = ref<Language>(known(fixed ?? localStorage.getItem(KEPT)))

function show(next: Language): void {
  language.value = next
  document.documentElement.lang = next
}
show(language.value)
if (!fixed) addEventListener('storage', ({ key, newValue }) => key === KEPT && show(known(newValue)))

export function useLanguage() {
  return {
    language,
    switchLanguage(): void {
      const next = language.value === 'en' ? 'zh-CN' : 'en'
      localStorage.setItem(KEPT, next)
      show(next)
    },
  }
}

/** The words of a dictionary in the language of the moment. */
export const useWords = <Words>(dictionary: Dictionary<Words>): ComputedRef<Words> =>
  computed(() => dictionary[language.value])

/** `14:32`, in the time zone of this device. */
export const timeOfDay = (at: number): string =>
  new Date(at).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false })
