/** P1 省级四等次: one collective form of four grades; A, B and C weigh 40, 30 and 30 (an example); no rank; secret. */
import { both, fourGrades, notes, overall, usualRules, voterClass, type Preset } from './preset.ts'

export const p1: Preset = {
  id: 'P1',
  timing: 'collective',
  secrecy: 'secret',
  firstTogether: 0,
  reveal: 'off',
  recusal: { self: true, sameUnit: false },
  scheme: {
    name: both('省级四等次', 'Four grades, province'),
    form: {
      title: both('书记抓基层党建工作述职评议测评表', 'Evaluation form of the report-and-review meeting'),
      answer: { kind: 'grades', options: fourGrades },
      items: [overall],
      abstain: 'cell',
      notes: [notes.oneTick, notes.blank, notes.secret, notes.hand],
    },
    classes: [
      voterClass('A', 40, '领导班子成员', 'Leaders'),
      voterClass('B', 30, '两代表一委员', 'Delegates'),
      voterClass('C', 30, '基层干部群众代表', 'Grass-roots representatives'),
    ],
    method: {
      family: 'graded_points',
      item: 'overall',
      points: { good: 100, fairly_good: 80, average: 60, poor: 40 },
    },
    rules: usualRules,
    composite: null,
  },
}
