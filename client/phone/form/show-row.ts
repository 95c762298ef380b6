/** Brings a row of the form into sight and the focus to it. */
import { nextTick } from 'vue'

export async function showRow(id: string, block: ScrollLogicalPosition = 'center'): Promise<void> {
  await nextTick()
  const row = document.getElementById(id)
  row?.scrollIntoView({ block })
  row?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true })
}
