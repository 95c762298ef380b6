/** What the hub holds, asked over http: the first page has no line of its own. */
import { ref } from 'vue'
import type { LinkRole } from '../../shared/domain/person.ts'

export type Home =
  /** `setup`: the secretary's link, only at the hub's own machine. */
  | { state: 'empty'; local: boolean; joinUrl: string; setup?: string }
  | {
      state: 'meeting'
      title: string
      demo: boolean
      local: boolean
      joinUrl: string
      /** Only for a demo, and only at the hub's own machine. */
      links?: readonly { role: LinkRole; url: string }[]
    }

type Problem = 'notHere' | 'notEmpty' | 'unreachable'

async function answerOf<T>(path: string, method: 'GET' | 'POST'): Promise<T | null> {
  try {
    return (await (await fetch(path, { method })).json()) as T
  } catch {
    // No network, or something that is not the hub answered: for the person it is the same.
    return null
  }
}

export function useHome() {
  const home = ref<Home | null>(null)
  const problem = ref<Problem | null>(null)
  const loadingDemo = ref(false)

  async function look(): Promise<void> {
    problem.value = null
    home.value = await answerOf<Home>('/api/home', 'GET')
    if (!home.value) problem.value = 'unreachable'
  }

  async function loadDemo(): Promise<void> {
    loadingDemo.value = true
    const said = await answerOf<{ ok?: true; refused?: 'notHere' | 'notEmpty' }>('/api/demo', 'POST')
    loadingDemo.value = false
    if (said?.ok) await look()
    else problem.value = said?.refused ?? 'unreachable'
  }

  void look()
  return { home, problem, loadingDemo, look, loadDemo }
}
