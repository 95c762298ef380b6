/** What every paper has alike: its title and stamp, the meeting it belongs to, and lines to sign. */
import { slots } from '../domain/agenda.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { Slot } from '../domain/slot.ts'
import type { Block, Document, DocumentId } from './document.ts'
import { clockTime, day } from './moments.ts'
import type { PapersSource } from './source.ts'
import { terms, titles, words } from './words.ts'

/** A paper of this kind. The subtitle is the meeting's title unless it is given. */
export const paper = (
  source: PapersSource,
  id: DocumentId,
  rest: Pick<Document, 'blocks' | 'part' | 'landscape'> & Partial<Pick<Document, 'title' | 'subtitle'>>,
): Document => ({
  id,
  title: titles(source).title[id],
  subtitle: source.meeting.plan.title,
  ...rest,
  blocks: source.meeting.plan.demo
    ? [{ kind: 'paragraph', as: 'note', text: words(source).demo }, ...rest.blocks]
    : rest.blocks,
  stamp: source.stamp,
})

/** 时间、地点, and whatever else belongs above the first table. */
export function meetingFields(
  source: PapersSource,
  more: readonly (readonly [label: string, value: string])[] = [],
): Block {
  const { plan } = source.meeting
  const t = words(source)
  const rows = [
    [t.time, `${day(plan.startsAt, source)} ${clockTime(plan.startsAt, source)}`],
    [t.place, plan.venue],
    ...more,
  ] as const
  return { kind: 'fields', rows: rows.filter(([, value]) => value !== '') }
}

type Office = keyof ReturnType<typeof words>['role']

/** Lines to sign, with the names of those who hold the office, where they have been named. */
export function signatures(source: PapersSource, offices: readonly Office[]): Block {
  const t = words(source)
  const named = officials(source.meeting)
  const roles = offices.map((office) => {
    const names = named[office] ?? []
    return names.length > 0 ? t.office(t.role[office], t.names(names)) : t.role[office]
  })
  return { kind: 'signatures', roles }
}

/** Who holds which office, by name. */
export function officials({ plan }: Meeting): Partial<Record<Office, readonly string[]>> {
  const { chair, recorder, chiefScrutineer, scrutineers, tellers, supervisor } = plan.officials
  const one = (name: string) => (name === '' ? [] : [name])
  return {
    chair: one(chair),
    recorder: one(recorder),
    chiefScrutineer: one(chiefScrutineer),
    scrutineers,
    tellers,
    supervisor: one(supervisor),
  }
}

export const note = (text: string): Block => ({ kind: 'paragraph', as: 'note', text })
export const heading = (text: string): Block => ({ kind: 'heading', text })

/** Every presenter by printed number. */
export const presenters = ({ agenda }: Meeting): readonly Slot[] =>
  [...slots(agenda)].sort((a, b) => a.orderNo - b.orderNo)

/** 单位及职务 */
export const unitAndPost = ({ unit, post }: Slot): string => [unit, post].filter(Boolean).join(' ')

/** `07 鹤壁市 张三` */
export const presenterLine = (slot: Slot, source: PapersSource): string =>
  [terms(source).orderNo(slot.orderNo), slot.unit, slot.name].filter(Boolean).join(' ')
