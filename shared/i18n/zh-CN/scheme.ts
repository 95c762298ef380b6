/** 测评办法的用语：计分方法的名称、公式、规则，以及为什么没有结果。 */
import type { foundVoid, VoidReason } from '../../domain/paper.ts'
import type { Imbalance } from '../../domain/results.ts'
import type { Withheld } from '../../domain/scoring/outcome.ts'
import type { Family } from '../../domain/scoring/scheme.ts'
import { formula } from './scheme-formula.ts'
import { rules } from './scheme-rules.ts'

export const schemeWords = {
  family: {
    grade_share: '分类加权得票率',
    graded_points: '等次赋分、分类加权',
    items_by_class: '分项赋分、分类加权',
    points_by_class: '百分制打分、分类加权',
    weighted_items: '分项满分 × 等次比例、分类加权',
    trimmed_mean: '去掉最高分、最低分',
    majority: '满意度判定',
    approval: '赞成率',
    ranking: '排序票',
    banded: '得票率分段折算',
  } satisfies Record<Family, string>,
  formula,
  rules,
  verdict: { passed: '通过', notPassed: '不通过' },
  withheld: {
    emptyClass: (classes: string) => `${classes}没有有效票，不出结果`,
    tooFewBallots: (classes: string, least: number) => `${classes}有效票不足 ${least} 张，不出结果`,
    attendanceUnknown: (classes: string) => `${classes}的实到人数还没有报，不出结果`,
    partsMissing: (parts: string) => `还缺${parts}，不能合成`,
  } satisfies Record<Withheld['why'], unknown>,
  /** 没有任何一张能计入的票。 */
  noValidBallots: '没有能计入的票，不出结果',
  renormalised: (classes: string) => `${classes}没有有效票，其权重已按比例分给其余票类`,
  imbalance: {
    moreThanIssued: (voterClass: string) => `${voterClass}收回的票多于发出的票`,
    sourcesDiffer: (voterClass: string) => `${voterClass}手机票与纸质票之和不等于收回的票`,
    votesDiffer: (voterClass: string, presenter: string) => `${voterClass}对 ${presenter} 的票数不等于有效票数`,
  } satisfies Record<Imbalance['why'], unknown>,
  voided: {
    several_ticks: '多选',
    altered: '涂改',
    blank: '整票空白',
    not_ours: '不是本次会议的票',
    unreadable: '无法辨认',
    rule: '违反填写规则',
    blank_row: '有栏没有填',
    places: '名次重复或遗漏',
    unfit: '填写不合要求',
  } satisfies Record<VoidReason | (typeof foundVoid)[number], string>,
}
