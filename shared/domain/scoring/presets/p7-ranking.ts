/** P7 排序票: every voter ranks all presenters, no place twice; the places are worth points by class. */
import { both, notes, usualRules, voterClass, type Preset } from './preset.ts'

export const p7: Preset = {
  id: 'P7',
  timing: 'collective',
  secrecy: 'secret',
  firstTogether: 0,
  reveal: 'off',
  recusal: { self: true, sameUnit: false },
  scheme: {
    name: both('排序票', 'Ranking ballot'),
    form: {
      title: both('排序测评票', 'Ranking ballot'),
      answer: { kind: 'places' },
      items: [{ code: 'place', label: both('名次', 'Place') }],
      abstain: 'presenter',
      notes: [notes.everybody, notes.places, notes.secret, notes.hand],
    },
    classes: [
      voterClass('A', 40, '领导班子成员', 'Leaders'),
      voterClass('B', 30, '两代表一委员', 'Delegates'),
      voterClass('C', 30, '基层干部群众代表', 'Grass-roots representatives'),
    ],
    method: { family: 'ranking' },
    rules: { ...usualRules, rank: 'all' },
    composite: null,
  },
}
