/** 计分规则的说明，一条规则一句，印在结果下面。句子由 `scheme-text/rules.ts` 按测评办法选用。 */
export const rules = {
  denominator: {
    valid: '分母为有效票数。',
    returned: '分母为收回票数。',
    present: '分母为实到人数，回避的人除外。',
    due: '分母为应到人数，回避的人除外。',
    kept: '分母为去掉最高分、最低分后留下的票数。',
    forAndAgainst: (yes: string, no: string) => `分母为${yes}票与${no}票之和。`,
  },
  abstain: {
    out: '弃权不计入分母。',
    counts: '弃权计入分母，不得分。',
    returned: '弃权票、无效票计入分母，不得分。',
    members: '弃权、无效和未交的票计入分母，不得分。',
  },
  noOpinion: {
    out: (options: string) => `选${options}的不计入分母，不得分。`,
    counts: (options: string) => `选${options}的计入分母，不得分。`,
  },
  blankRow: {
    cell: '纸质票上没有填的栏，视为弃权。',
    presenter: '纸质票上对某位述职人没有填全的，视为对其弃权。',
    places: '纸质票上漏排名次的，整票作废；全部不填的视为弃权。',
    void: '纸质票上有没有填的栏，整票作废。',
  },
  invalid: {
    same_for_all: '对所有述职人评价完全相同的，整票无效，手机上不能提交。',
    at_most: (option: string, percent: number) =>
      `评为${option}的超过述职人数 ${percent}% 的，整票无效，手机上不能提交。`,
    overall_needs: (item: string, option: string, percent: number) =>
      `${item}评为${option}，而其余项目评为${option}的不足 ${percent}% 的，整票无效，手机上不能提交。`,
    poor_overall: (item: string, option: string) =>
      `有项目评为${option}，而${item}不是${option}的，整票无效，手机上不能提交。`,
  },
  emptyClass: {
    alone: '没有有效票时，不出结果。',
    error: '任何一个票类没有有效票时，不出结果。',
    renormalise: '某个票类没有有效票时，其权重按比例分给其余票类。',
  },
  minValid: (n: number) => `每个票类至少有 ${n} 张有效票才出结果。`,
  trimming: (cut: string, from: number) => `在每个票类内去掉 ${cut}；有效票不足 ${from} 张的票类不去。`,
  decimals: (n: number) =>
    n === 0 ? '中间结果不舍入，最后一次四舍五入到整数。' : `中间结果不舍入，最后一次四舍五入，保留 ${n} 位小数。`,
  ties: {
    shared: '公布的数相同即为并列。',
    ladder: (rungs: string) => `公布的数相同时，依次比较${rungs}，仍相同的为并列。`,
    exact: '未经舍入的数',
    firstClass: (voterClass: string) => `${voterClass}平均（高者在前）`,
    best: (option: string) => `${option}票数（多者在前）`,
    worst: (option: string) => `${option}票数（少者在前）`,
  },
  rank: {
    off: '不排名次。',
    all: '排名次，全体述职人一起排。',
    group: '排名次，在各组内分别排。',
    /** 没有得分的办法按什么排。 */
    by: (option: string) => `名次按${option}得票率排列。`,
  },
  bands: (bands: string) => `等次建议按得分给出：${bands}。`,
  band: (name: string, from: number) => `${name} ${from} 分及以上`,
  lastBand: (name: string, below: number) => `${name} 不足 ${below} 分`,
  onlyBand: (name: string) => `一律为${name}`,
  quota: (band: string, percent: number) =>
    `${band}不超过有得分的述职人数的 ${percent}%（不足 1 人的部分舍去），超出的列入下一等次；得分相同而名额不够的，都列入下一等次。`,
  bonus: (least: string, most: string) => `附加分 ${least} 至 ${most} 分，由主席台给出并写明理由，计入得分。`,
  smallCells: {
    class: (n: number) => `任何一个票类不足 ${n} 票时，不显示各票类的票数。`,
    cell: (n: number) => `任何一个票类有选项不足 ${n} 票时，不显示各票类的票数。`,
  },
}
