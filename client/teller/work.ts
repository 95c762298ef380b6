/** The tellers' work as it stands: what comes next, and which part of the page is shown. */
import { computed, ref, watch } from 'vue'
import { defineStore } from 'pinia'
import { isResultOut } from '../../shared/domain/meeting-life.ts'
import { useMeeting } from '../live/meeting.ts'
import { useDesk } from './desk.ts'
import { useKeyHolder } from './key/key-holder.ts'
import { isSealing, nextStep, partOf, type Part, type Work } from './next-step.ts'
import { nextFree } from './piles.ts'

export const useWork = defineStore('teller-work', () => {
  const meeting = useMeeting()
  const desk = useDesk()
  const holder = useKeyHolder()
  const chosen = ref<Part | null>(null)

  const paper = computed<Work['paper']>(() => {
    const { rounds, classes, me } = desk
    if (rounds.length === 0) return 'none'
    const mine = rounds.some(
      (round) => round.differences.length > 0 || classes.some((code) => nextFree(round, code, me) !== null),
    )
    return mine ? 'mine' : 'waiting'
  })
  const over = computed(() => {
    const life = meeting.view.now?.life
    return life !== undefined && isResultOut(life)
  })
  const work = computed<Work>(() => {
    const { key, opening, ballot } = meeting.view
    const round = ballot?.round
    return {
      me: desk.me,
      key: key?.key ?? null,
      secrecy: key?.secrecy ?? 'recorded',
      holds: holder.holds,
      paper: paper.value,
      boxes: opening?.rounds ?? [],
      open: round?.state === 'open' && round.secrecy === 'secret' ? round.id : null,
      over: over.value,
    }
  })
  const sealing = computed(() => isSealing(work.value))
  const next = computed(() => nextStep(work.value))
  /** Where the last thing to do with key or box was: between rounds it stays in sight, figures and halves with it. */
  const stays = ref<Part>('box')
  watch(
    next,
    (step) => {
      const part = partOf(step)
      if (step.act && part !== 'paper') stays.value = part
    },
    { immediate: true },
  )
  const leadsTo = computed(() => (next.value.name === 'awaitRound' ? stays.value : partOf(next.value)))
  /** What the work leads to, unless the teller looks at something else. */
  const shown = computed<Part>(() => (sealing.value ? (chosen.value ?? leadsTo.value) : 'paper'))
  /** The part is there once there is something in it. */
  const has = (part: Part): boolean =>
    part !== 'destroy' || over.value || (work.value.key?.destroyed.length ?? 0) > 0 || leadsTo.value === 'destroy'

  function choose(part: Part): void {
    chosen.value = part === leadsTo.value ? null : part
  }
  return { work, sealing, next, leadsTo, shown, has, choose, over }
})
