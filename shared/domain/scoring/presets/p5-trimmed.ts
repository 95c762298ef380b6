/** P5 竞赛、面试: judges give points, the highest and the lowest are taken away, and the mark is shown afterwards. */
import { both, notes, usualRules, voterClass, type Preset } from './preset.ts'

export const p5: Preset = {
  id: 'P5',
  timing: 'per_presenter',
  secrecy: 'recorded',
  firstTogether: 3,
  reveal: 'delayed',
  recusal: { self: true, sameUnit: true },
  scheme: {
    name: both('去掉最高分、最低分', 'Trimmed mean of the judges'),
    form: {
      title: both('评委评分表', 'Judge’s score sheet'),
      answer: { kind: 'points', step: '0.5' },
      items: [
        {
          code: 'score',
          label: both('得分', 'Points'),
          points: {
            least: 60,
            most: 100,
            bands: [
              { least: 90, most: 100, label: both('优秀', 'Excellent') },
              { least: 80, most: 89.5, label: both('良好', 'Good') },
              { least: 60, most: 79.5, label: both('一般', 'Average') },
            ],
          },
        },
      ],
      abstain: 'presenter',
      notes: [notes.points, notes.hand],
    },
    classes: [voterClass('A', 100, '评委', 'Judges')],
    method: { family: 'trimmed_mean', on: 'totals', highest: 1, lowest: 1, from: 5 },
    rules: { ...usualRules, rank: 'all', ties: 'ladder', bonus: { least: -5, most: 0 } },
    composite: null,
  },
}
