/** P2 高校百分制: points out of a hundred from two classes of ballots, A 60 and B 40, one form at the end. */
import { both, notes, usualRules, voterClass, type Preset } from './preset.ts'

const bands = [
  { least: 90, most: 100, label: both('好', 'Good') },
  { least: 80, most: 89, label: both('较好', 'Fairly good') },
  { least: 60, most: 79, label: both('一般', 'Average') },
  { least: 0, most: 59, label: both('差', 'Poor') },
]

export const p2: Preset = {
  id: 'P2',
  timing: 'collective',
  secrecy: 'secret',
  firstTogether: 0,
  reveal: 'off',
  recusal: { self: true, sameUnit: false },
  scheme: {
    name: both('高校 A/B 票百分制', 'A and B ballots, 100 points'),
    form: {
      title: both('党组织书记抓基层党建述职评议评分表', 'Score sheet of the report-and-review meeting'),
      answer: { kind: 'points', step: '1' },
      items: [{ code: 'score', label: both('得分', 'Points'), points: { least: 0, most: 100, bands } }],
      abstain: 'presenter',
      notes: [notes.points, notes.blank, notes.secret, notes.hand],
    },
    classes: [
      voterClass('A', 60, '党委班子成员', 'Party committee'),
      voterClass('B', 40, '书记、部门负责人、组织员', 'Secretaries, heads and organisers'),
    ],
    method: { family: 'points_by_class', separate: false },
    rules: usualRules,
    composite: null,
  },
}
