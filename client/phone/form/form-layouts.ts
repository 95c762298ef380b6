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
  const before = new Set(styleSheets())
  while (!others.value) {
    try {
      if (failing.value) await styledAnew(before)
      others.value = (await import('./other-layouts.ts')).otherLayouts
    } catch {
      failing.value = true
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN))
    }
  }
}

const styleSheets = () => [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')]

/** A style sheet that did not come counts as fetched all the same, so each one is put in anew and waited for. */
const styledAnew = (before: ReadonlySet<HTMLLinkElement>): Promise<unknown> =>
  Promise.all(
    styleSheets()
      .filter((link) => !before.has(link))
      .map((link) => {
        const again = link.cloneNode() as HTMLLinkElement
        const loaded = new Promise((resolve, reject) => {
          again.onload = resolve
          again.onerror = reject
        })
        link.replaceWith(again)
        return loaded
      }),
  )

/** The component for a form, null while it is being fetched. */
export function useLayout(form: () => Form) {
  const component = computed<Component | null>(() => {
    const layout = layoutOf(form())
    return layout === 'matrix' ? MatrixForm : (others.value?.[layout] ?? null)
  })
  return { component, failing }
}
