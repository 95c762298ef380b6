/** P4 满意度判定: a verdict by more than half of all members; who says nothing counts against. */
import { both, notes, option, overall, usualRules, voterClass, type Preset } from './preset.ts'

export const p4: Preset = {
  id: 'P4',
  timing: 'per_presenter',
  secrecy: 'secret',
  firstTogether: 0,
  reveal: 'direct',
  recusal: { self: true, sameUnit: false },
  scheme: {
    name: both('满意度判定', 'Satisfaction by majority'),
    form: {
      title: both('满意度测评票', 'Satisfaction ballot'),
      answer: {
        kind: 'grades',
        options: [
          option('satisfied', '满意', 'Satisfied'),
          option('basically', '基本满意', 'Basically satisfied'),
          option('dissatisfied', '不满意', 'Not satisfied'),
          { ...option('dont_know', '不了解', 'Don’t know'), noOpinion: true },
        ],
      },
      items: [overall],
      abstain: 'cell',
      notes: [notes.oneTick, notes.blank, notes.secret, notes.hand],
    },
    classes: [voterClass('M', 100, '组成人员', 'Members')],
    method: {
      family: 'majority',
      item: 'overall',
      verdicts: [
        { code: 'satisfied', label: both('满意', 'Satisfied'), options: ['satisfied'] },
        { code: 'basically', label: both('基本满意', 'Basically satisfied'), options: ['satisfied', 'basically'] },
      ],
      otherwise: { code: 'dissatisfied', label: both('不满意', 'Not satisfied') },
      more: { over: 1, under: 2 },
    },
    rules: { ...usualRules, denominator: 'due' },
    composite: null,
  },
}
