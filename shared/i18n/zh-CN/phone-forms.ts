/** 手机上少数会议用到的测评表：逐项、打分、排序；随这些页面一起下载。 */
export const phoneForms = {
  // 一人一页
  pages: {
    overview: '总览',
    all: (n: number) => `全部 ${n} 位述职人`,
    of: (n: number, of: number) => `第 ${n}/${of} 位`,
    back: '上一位',
    next: '下一位',
    toOverview: '看总览',
    cells: (done: number, of: number) => `${done}/${of} 项`,
  },
  abstainAll: '弃权（全部项目）',

  // 打分
  points: {
    give: '打分',
    limits: (least: string, most: string, step: string) =>
      step === '1' ? `${least}–${most} 分，整数` : `${least}–${most} 分，以 ${step} 分为单位`,
    total: '合计',
    totalOf: (sum: string, most: string) => `${sum} / ${most} 分`,
    point: '小数点',
    delete: '删除',
    clear: '清除',
    next: '下一位',
    nextItem: '下一项',
    done: '完成',
    none: '未打分',
    above: (most: string) => `最高 ${most} 分`,
    below: (least: string) => `最低 ${least} 分`,
    step: (step: string) => (step === '1' ? '只能打整数分' : `只能打 ${step} 分的倍数`),
  },

  // 排序
  places: {
    how: '从第 1 名起依次点选，再点一次取消。',
    now: (n: number) => `现在点第 ${n} 名`,
    allGiven: '名次已排完',
    place: (n: number) => `第 ${n} 名`,
    free: (n: number) => `第 ${n} 名空着`,
    undo: '撤销上一个',
    order: '排列方式',
    printed: '按序号',
    ranked: '按名次',
    left: (n: number) => `还没有名次：${n} 位`,
    moveUp: (who: string) => `上移一名：${who}`,
    abstain: '整票弃权',
    abstained: '您选择了整票弃权，不给任何人名次。',
  },
}
