/** 计分公式的用语。公式由 `scheme-text/formula.ts` 按测评办法拼成，这里只有词句。 */
import type { Denominator } from '../../domain/scoring/scheme.ts'

export const formula = {
  equals: (name: string, sum: string) => `${name} = ${sum}`,
  composed: '合成得分',
  list: (all: readonly string[]) => all.join('、'),
  and: (all: readonly string[]) => all.join('、'),
  worth: (name: string, points: number) => `${name} ${points} 分`,
  share: (name: string, percent: number) => `${name} ${percent}%`,
  weighted: (name: string, percent: number) => `${name} × ${percent}%`,
  /** 有票类没有有效票时，其余票类按权重之和折算。 */
  ofWeights: (sum: string, percent: number) => `(${sum}) ÷ ${percent}%`,
  among: (sum: string, details: string) => `${sum}（${details}）`,
  over: {
    valid: '有效票数',
    returned: '收回票数',
    present: '实到人数',
    due: '应到人数',
  } satisfies Record<Denominator, string>,

  meanOf: (voterClass: string) => `${voterClass}平均分`,
  eachMean: '各票类平均分',
  gradeMean: (over: string) => `Σ（等次赋分 × 票数）÷ ${over}`,
  /** 表上有多个项目，只用其中一项计分。 */
  onItem: (item: string) => `按“${item}”一项计算，其余项目供分析，不计入`,

  shareOf: (voterClass: string) => `${voterClass}该等次得票率`,
  eachShare: '各票类该等次得票率',
  gradeShare: '各等次加权得票率',
  votesOver: (over: string) => `该等次票数 ÷ ${over}`,

  figureOf: (voterClass: string) => `${voterClass}得分`,
  eachFigure: '各票类得分',
  itemSum: 'Σ（项目平均分 × 项目权重）',
  itemMean: '项目平均分',
  notCounted: (items: string) => `${items}供分析，不计入得分`,

  ballotTotals: (over: string) => `每票总分之和 ÷ ${over}`,
  ballotPoints: (over: string) => `每票打分之和 ÷ ${over}`,
  itemMeanOf: (voterClass: string) => `${voterClass}该项目平均分`,
  eachItemMean: '各票类该项目平均分',
  itemScore: '项目得分（各项目分别计分，不相加）',

  ballotScores: (over: string) => `每票得分之和 ÷ ${over}`,
  ballotScore: '每票得分',
  itemTimesOption: 'Σ（项目满分 × 所选等次的比例）',
  full: (items: string) => `项目满分：${items}`,
  parts: (options: string) => `等次比例：${options}`,

  trimmed: (cut: string) => `去掉 ${cut}后的平均分`,
  trimmedItems: (cut: string) => `每个项目去掉 ${cut}后的平均分之和`,
  highest: (n: number) => `${n} 个最高分`,
  lowest: (n: number) => `${n} 个最低分`,

  verdict: (verdict: string, options: string, more: string, over: string) =>
    `${options}票数超过${over}的 ${more}，评定为“${verdict}”`,
  nextVerdict: (verdict: string, options: string, more: string, over: string) =>
    `否则，${options}票数合计超过${over}的 ${more}，评定为“${verdict}”`,
  otherwise: (verdict: string, more: string) => `其余情况（含恰好 ${more}）评定为“${verdict}”`,
  together: '各票类的票合在一起计算',
  quoted: (name: string) => `“${name}”`,

  approvalRate: '赞成率',
  approvalOver: (yes: string, no: string) => `${yes}票数 ÷（${yes}票数 + ${no}票数）`,
  approvalWorth: (points: number) => `赞成率 × ${points}`,
  passed: (more: string) => `赞成率超过 ${more} 为通过，恰好 ${more} 不通过`,

  places: (over: string) => `每票名次折算分之和 ÷ ${over}`,
  placeWorth: '名次折算分',
  placeSum: '100 ×（排序人数 + 1 − 名次）÷ 排序人数',

  rate: (options: string) => `${options}得票率`,
  steps: (rate: string) => `按${rate}分段折算`,
  step: (from: number, points: number) => `达到 ${from}% 计 ${points} 分`,
  lastStep: (from: number, points: number) => `不足 ${from}% 计 ${points} 分`,
  oneStep: (points: number) => `一律计 ${points} 分`,
  unless: (options: string, share: string, over: string, points: number) =>
    `${options}票数合计达到${over}的 ${share} 时，一律计 ${points} 分`,
  votesOf: (options: string, over: string) => `${options}票数 ÷ ${over}`,

  bonus: '附加分',
  between: (least: string, most: string) => `${least} 至 ${most} 分`,
}
