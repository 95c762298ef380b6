/**
 * Which component shows a form. The matrix comes with the page; the layouts that few meetings use come in a file of
 * their own, which is fetched as soon as the form is known, so that no phone is without it when the ballot opens.
 */
import { computed, ref, shallowRef, type Component } from 'vue'
import { layoutOf, type Form, type Layout } from '../../../shared/domain/scoring/form.ts'
import type { ShownRound } from '../../../shared/domain/view.ts'
import MatrixForm from './MatrixForm.vue'

/** What every layout is given. `tried`: somebody tried to submit, so what is missing is marked. */
export type FormProps = { round: ShownRound; form: Form; tried: boolean; submit: () => void }
/** What every layout can do. `inside`: it shows a part of the form, with acts of its own at the bottom of the page. */
export type ShownForm = {
  /** Brings a presenter's row into sight. */
  show(subject: string): unknown
  readonly inside?: boolean
}

const TRY_AGAIN = 2_000
const others = shallowRef<Readonly<Record<Exclude<Layout, 'matrix'>, Component>> | null>(null)
/** The file could not be fetched so far. */
const failing = ref(false)
let fetching = false

/** Fetches what this form needs, again and again until it is there. */
export async function fetchLayout(form: Form): Promise<void> {
  if (layoutOf(form) === 'matrix' || fetching) return
  fetching = true
  const linked = new Set(document.querySelectorAll('link'))
  while (!others.value) {
    try {
      others.value = (await import('./other-layouts.ts')).otherLayouts
    } catch {
      failing.value = true
      // A style sheet that never came would be taken for present at the next try.
      for (const link of document.querySelectorAll('link')) if (!linked.has(link)) link.remove()
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN))
    }
  }
}

/** The component for a form, null while it is being fetched. */
export function useLayout(form: () => Form) {
  const component = computed<Component | null>(() => {
    const layout = layoutOf(form())
    return layout === 'matrix' ? MatrixForm : (others.value?.[layout] ?? null)
  })
  return { component, failing }
}
