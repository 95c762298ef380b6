/** P3 国企得票率: the share of each grade, weighted 50, 30 and 20; six items of which the overall rating counts. */
import { both, fourGrades, notes, overall, usualRules, voterClass, type Preset } from './preset.ts'

const item = (code: string, chinese: string, english: string) => ({ code, label: both(chinese, english) })

export const p3: Preset = {
  id: 'P3',
  timing: 'per_group',
  secrecy: 'secret',
  firstTogether: 0,
  reveal: 'off',
  recusal: { self: true, sameUnit: false },
  scheme: {
    name: both('国企加权得票率', 'Weighted shares, state enterprise'),
    form: {
      title: both('抓基层党建工作述职评议测评表', 'Evaluation form of the report-and-review meeting'),
      answer: { kind: 'grades', options: fourGrades },
      items: [
        overall,
        item('insight', '对抓基层党建工作的认识熟悉程度', 'Knows the work'),
        item('duty', '履行抓基层党建工作责任情况', 'Carries the responsibility'),
        item('effect', '推动重点任务落实情况及成效', 'Key tasks and their effect'),
        item('problems', '查摆抓基层党建工作中存在问题', 'Names the problems'),
        item('plans', '下一步抓好基层党建工作的思路措施', 'Plans and measures'),
      ],
      abstain: 'cell',
      notes: [notes.oneTick, notes.blank, notes.secret, notes.hand],
    },
    classes: [
      voterClass('A', 50, '集团人员', 'Group staff'),
      voterClass('B', 30, '各单位书记', 'Secretaries of the units'),
      voterClass('C', 20, '其他人员', 'Others'),
    ],
    method: { family: 'grade_share', item: 'overall' },
    rules: usualRules,
    composite: null,
  },
}
