/** What a preset is made of, and the scales and rules that several of them share. */
import type { Bilingual } from '../../bilingual.ts'
import type { BallotTiming, Secrecy } from '../../ballot.ts'
import type { RevealPolicy } from '../../results.ts'
import type { RecusalRules } from '../../recusal.ts'
import type { Option } from '../form.ts'
import type { Rules, Scheme } from '../scheme.ts'

/** A way of holding the ballot that is in use somewhere: a beginning, to be edited for a meeting. */
export type Preset = {
  readonly id: PresetId
  readonly scheme: Scheme
  readonly timing: BallotTiming
  readonly secrecy: Secrecy
  /** The first so many presenters are balloted together, so that voters find their scale; 0 for none. */
  readonly firstTogether: number
  readonly reveal: RevealPolicy
  readonly recusal: RecusalRules
}
export const presetIds = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'] as const
export type PresetId = (typeof presetIds)[number]

export const both = (chinese: string, english: string): Bilingual => ({ 'zh-CN': chinese, en: english })

export const option = (code: string, chinese: string, english: string): Option => ({
  code,
  label: both(chinese, english),
})

/** 好、较好、一般、差. */
export const fourGrades: readonly Option[] = [
  option('good', '好', 'Good'),
  option('fairly_good', '较好', 'Fairly good'),
  option('average', '一般', 'Average'),
  option('poor', '差', 'Poor'),
]

/** A class, its weight in percent. */
export const voterClass = (code: string, weight: number, chinese: string, english: string) => ({
  code,
  weight,
  label: both(chinese, english),
})

/** The one cell of a matrix form. */
export const overall = { code: 'overall', label: both('总体评价', 'Overall rating') }

/** What nearly all of these meetings do (domain 2.3); a preset says where it differs. */
export const usualRules: Rules = {
  denominator: 'valid',
  abstainCounts: false,
  noOpinionCounts: false,
  blankRow: 'abstain',
  invalid: [],
  emptyClass: 'error',
  minValid: 1,
  decimals: 2,
  ties: 'shared',
  rank: 'off',
  bands: [],
  quota: null,
  bonus: null,
  smallCells: { of: 'class', fewest: 5 },
}

/** 填表说明 of nearly every form (domain 2.5). */
export const notes = {
  oneTick: both(
    '每人每栏只选一项，多选、涂改无效。',
    'One tick for each line. More than one, or an alteration, makes it void.',
  ),
  blank: both('不选视为弃权。', 'A line left empty is an abstention.'),
  secret: both('无记名，不署姓名。', 'The ballot is secret: do not sign it.'),
  hand: both('填好后点击提交，纸质票投入票箱。', 'Submit when it is filled; on paper, put it into the box.'),
  points: both(
    '请在规定分值内打分，可参照分档说明。',
    'Give points within the limits; the bands beside each item are a guide.',
  ),
  places: both(
    '名次不得并列、遗漏或涂改，否则整票无效。',
    'No place twice, none left out, no alteration: otherwise the whole ballot is void.',
  ),
  everybody: both('请对每一位述职人填写。', 'Please fill in every presenter.'),
}
