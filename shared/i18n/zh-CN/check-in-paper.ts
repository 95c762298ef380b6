/** 文件 2 签到表。 */
export type PaperCounts = {
  readonly due: number
  readonly came: number
  readonly absent: number
  readonly left: number
  readonly excused: number
  readonly late: number
  readonly substitutes: number
}

const ofThem = (all: readonly (readonly [what: string, n: number])[]) => {
  const some = all.filter(([, n]) => n > 0).map(([what, n]) => `${what} ${n} 人`)
  return some.length > 0 ? `（其中${some.join('，')}）` : ''
}

export const checkInPaper = {
  title: '签到表',
  meeting: '会议名称',
  day: '会议日期',
  date: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
  venue: '会议地点',
  number: '序号',
  name: '姓名',
  unitAndPost: '单位及职务',
  identity: '身份类别',
  voterClass: '票类',
  seat: '座位',
  arrived: '签到时间',
  late: '补签',
  left: '退场时间',
  note: '备注',
  signature: '签名',
  nonvoting: '列席',
  ofClass: (code: string) => `${code}票`,
  yes: '√',
  between: '；',
  excusedFor: (reason: string) => `请假：${reason}`,
  cameInstead: (name: string) => `代会：${name}`,
  foot: ({ due, came, absent, left, excused, late, substitutes }: PaperCounts) =>
    `应到 ${due} 人，实到 ${came} 人${ofThem([
      ['补签', late],
      ['代会', substitutes],
      ['中途退场', left],
    ])}，缺席 ${absent} 人${ofThem([['请假', excused]])}。`,
  footNonvoting: ({ due, came }: PaperCounts) => `列席应到 ${due} 人，实到 ${came} 人。`,
  deskSigns: '签到负责人',
}
