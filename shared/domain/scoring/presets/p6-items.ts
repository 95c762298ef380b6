/** P6 分项百分制: six items that are worth a hundred points together, graded by A, B and C ballots. */
import { both, notes, option, usualRules, voterClass, type Preset } from './preset.ts'

const item = (code: string, chinese: string, english: string) => ({ code, label: both(chinese, english) })

export const p6: Preset = {
  id: 'P6',
  timing: 'per_presenter',
  secrecy: 'secret',
  firstTogether: 0,
  reveal: 'off',
  recusal: { self: true, sameUnit: false },
  scheme: {
    name: both('分项百分制', 'Items worth 100 points'),
    form: {
      title: both('分项测评表', 'Evaluation form by items'),
      answer: {
        kind: 'grades',
        options: [
          option('excellent', '优秀', 'Excellent'),
          option('good', '良好', 'Good'),
          option('average', '一般', 'Average'),
          option('poor', '较差', 'Poor'),
        ],
      },
      items: [
        item('goals', '目标任务', 'Goals'),
        item('innovation', '工作创新', 'Innovation'),
        item('execution', '执行落实', 'Execution'),
        item('cooperation', '协作配合', 'Cooperation'),
        item('team', '队伍建设', 'Team'),
        item('skills', '业务能力', 'Skills'),
      ],
      abstain: 'presenter',
      notes: [notes.oneTick, notes.secret, notes.hand],
    },
    classes: [
      voterClass('A', 40, '领导评价', 'Leaders'),
      voterClass('B', 30, '同级互评', 'Peers'),
      voterClass('C', 30, '职工评价', 'Staff'),
    ],
    method: {
      family: 'weighted_items',
      points: { goals: 40, innovation: 10, execution: 10, cooperation: 10, team: 20, skills: 10 },
      options: { excellent: 100, good: 85, average: 70, poor: 50 },
    },
    rules: {
      ...usualRules,
      decimals: 3,
      bands: [
        { code: 'excellent', label: both('优秀', 'Excellent'), from: 90 },
        { code: 'competent', label: both('称职', 'Competent'), from: 75 },
        { code: 'basic', label: both('基本称职', 'Basically competent'), from: 60 },
        { code: 'not', label: both('不称职', 'Not competent'), from: 0 },
      ],
      quota: { band: 'excellent', percent: 20 },
    },
    composite: null,
  },
}
