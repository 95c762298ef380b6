/** Drafts to begin a story with: a small meeting in which nothing is missing, its cards drawn or named. */
import type { MeetingDraft } from '../../shared/setup/draft.ts'
import { draftFromPreset } from '../../shared/setup/beginnings.ts'
import { withAttendees, withPresenters } from '../../shared/setup/rows.ts'

const presenters = [
  { name: '张三', unit: '甲市', post: '市委书记' },
  { name: '李四', unit: '乙市', post: '市委书记', limit: 8, planned: 20, commentators: '王书记' },
  { name: '', unit: '丙市', post: '市委书记', mode: 'written' as const },
]

/** Five voters of each class, of whom the first of class A is the first presenter; and one observer. */
const attendees = [
  ...['A', 'B', 'C'].flatMap((voterClass) =>
    Array.from({ length: 5 }, (_, i) => ({
      name: voterClass === 'A' && i === 0 ? '张三' : `${voterClass}${i}`,
      unit: voterClass === 'A' && i === 0 ? '甲市' : '机关',
      identity: '代表',
      voterClass,
      seat: `${i + 1}排`,
    })),
  ),
  { name: '旁听', unit: '观察团', identity: '列席' },
]

/** A draft that can be frozen, by preset P1 unless told otherwise. */
export function aDraft(wishes: Partial<MeetingDraft> = {}): MeetingDraft {
  const empty = draftFromPreset('P1', 'Asia/Shanghai')
  return {
    ...withAttendees(withPresenters(empty, presenters), attendees),
    title: '述职评议会',
    venue: '二楼会议室',
    date: '2026-01-10',
    time: '08:30',
    ...wishes,
  }
}
