/** The addresses of the demo's frames. Each carries its own secret, and `?as=` so that their sessions stay apart. */
import { ref } from 'vue'
import { keep, recall } from '../live/place.ts'
import { takeFragment } from '../live/session.ts'

export type DemoFrames = {
  console: string
  projector: string
  stage: string
  /** Null where ballots are recorded. */
  tellers: { readonly tellerA: string; readonly tellerB: string } | null
  phones: readonly string[]
}
type Problem = 'notDemo' | 'notHere' | 'unreachable'

export function useDemoFrames() {
  const frames = ref<DemoFrames | null>(null)
  const problem = ref<Problem | null>(null)
  // Away from the hub's machine the chair's secret opens the demo; it is kept so that a reload opens it again.
  const given = takeFragment()
  if (given) keep('secret', given)
  const secret = given ?? recall<string>('secret')

  async function look(): Promise<void> {
    problem.value = null
    try {
      const answer = await fetch('/api/demo', { headers: secret ? { 'x-rostrum-secret': secret } : {} })
      const said = (await answer.json()) as { frames?: DemoFrames; refused?: Exclude<Problem, 'unreachable'> }
      frames.value = said.frames ?? null
      if (!said.frames) problem.value = said.refused ?? 'unreachable'
    } catch {
      // No network, or something that is not the hub answered: for the person it is the same.
      problem.value = 'unreachable'
    }
  }
  void look()
  return { frames, problem, look }
}
