/** The archives that are open on this page, until it is closed: nothing of them is kept. */
import { computed, ref, shallowRef } from 'vue'
import { openArchive, type Opened, type OpenProblem } from '../../shared/archive/opened.ts'

/** `id`: the hash of the file, so that the same file is open once. */
export type OnShelf = Opened & { readonly id: string; readonly file: string }
export type NotOpened = { readonly file: string; readonly why: OpenProblem | 'already'; readonly version: number }

export const isWhole = ({ faults, chain, copiesAgree }: Opened): boolean =>
  faults.length === 0 && chain.brokenAt === null && copiesAgree

export function useShelf() {
  const archives = shallowRef<readonly OnShelf[]>([])
  const refused = ref<readonly NotOpened[]>([])
  const reading = ref(false)
  const chosen = ref<string | null>(null)

  async function put(files: readonly File[]): Promise<void> {
    reading.value = true
    refused.value = []
    for (const file of files) {
      const opened = openArchive(new Uint8Array(await file.arrayBuffer()))
      if ('problem' in opened) refuse(file.name, opened.problem, opened.version)
      else if (archives.value.some(({ id }) => id === opened.hash)) refuse(file.name, 'already')
      else {
        archives.value = [...archives.value, { ...opened, id: opened.hash, file: file.name }]
        chosen.value = opened.hash
      }
    }
    reading.value = false
  }
  function refuse(file: string, why: NotOpened['why'], version = 0): void {
    refused.value = [...refused.value, { file, why, version }]
  }
  function close(id: string): void {
    archives.value = archives.value.filter((each) => each.id !== id)
    if (chosen.value === id) chosen.value = archives.value.at(-1)?.id ?? null
  }

  return {
    archives,
    refused,
    reading,
    /** The id of the archive that is looked at; null for the years, or for none. */
    chosen,
    current: computed(() => archives.value.find(({ id }) => id === chosen.value) ?? null),
    put,
    close,
  }
}
