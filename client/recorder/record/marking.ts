/** Marking a remark 问题 or 建议: which one is chosen, what a key does, and what the list then holds of it. */
import { computed, onMounted, onUnmounted, reactive, ref } from 'vue'
import type { ProblemKind, ProblemSource } from '../../../shared/domain/problems.ts'
import { problemOfRemark } from '../../../shared/domain/problems.ts'
import type { Remark, RemarkKind } from '../../../shared/domain/remarks.ts'
import { useMeeting } from '../../live/meeting.ts'

/** Where an entry comes from, as far as the remark says. */
const sourceOf: Readonly<Record<RemarkKind, ProblemSource>> = {
  question: 'question',
  answer: 'self',
  comment: 'comment',
}

type Stroke = Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'isComposing'>
export type MarkingAct = ProblemKind | 'up' | 'down'
const keys: Readonly<Record<string, MarkingAct>> = {
  KeyP: 'problem',
  KeyS: 'suggestion',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** What a stroke asks for. In a field a letter is a letter, so there it takes Alt as well. */
export function markingOf(stroke: Stroke, inField: boolean): MarkingAct | null {
  if (stroke.ctrlKey || stroke.metaKey || stroke.isComposing) return null
  const act = keys[stroke.code] ?? null
  const letter = act === 'problem' || act === 'suggestion'
  if (inField) return letter && stroke.altKey ? act : null
  return stroke.altKey && !letter ? null : act
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)

/** `shown`: the remarks in sight, in their order. */
export function useMarking(shown: () => readonly Remark[]) {
  const meeting = useMeeting()
  const picked = ref<string | null>(null)
  /** For remarks that belong to no presenter: whom the person has chosen. */
  const given = reactive(new Map<string, string>())

  /** The one that was picked, or else the last. */
  const chosen = computed(() => shown().find(({ id }) => id === picked.value) ?? shown().at(-1) ?? null)

  const isSlot = (id: string | null | undefined): id is string => meeting.item(id)?.kind === 'slot'
  const slotFor = (remark: Remark): string | null =>
    isSlot(remark.item) ? remark.item : (given.get(remark.id) ?? null)
  const entryOf = (remark: Remark, kind: ProblemKind) =>
    problemOfRemark(meeting.view.problems?.list ?? [], remark.id, kind)

  async function mark(remark: Remark, kind: ProblemKind): Promise<void> {
    const slot = slotFor(remark)
    if (!slot || entryOf(remark, kind)) return
    picked.value = remark.id
    const { id, speaker, text } = remark
    await meeting.ask({
      type: 'problem.note',
      slot,
      kind,
      source: sourceOf[remark.kind],
      raisedBy: speaker,
      text,
      remark: id,
    })
  }

  function move(by: 1 | -1): void {
    const at = shown().findIndex(({ id }) => id === chosen.value?.id)
    picked.value = shown()[Math.min(shown().length - 1, Math.max(0, at + by))]?.id ?? null
  }

  function down(event: KeyboardEvent): void {
    const act = markingOf(event, isField(event.target))
    if (!act || !chosen.value || document.querySelector('dialog[open]')) return
    event.preventDefault()
    if (act === 'up' || act === 'down') move(act === 'up' ? -1 : 1)
    else if (!event.repeat) void mark(chosen.value, act)
  }
  onMounted(() => addEventListener('keydown', down))
  onUnmounted(() => removeEventListener('keydown', down))

  return {
    chosen,
    slotFor,
    entryOf,
    mark,
    pick: (remark: string) => void (picked.value = remark),
    /** Says whom a remark is for that belongs to no presenter. */
    give: (remark: string, slot: string) => void given.set(remark, slot),
  }
}
export type Marking = ReturnType<typeof useMarking>
