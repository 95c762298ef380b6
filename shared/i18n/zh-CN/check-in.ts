/** 签到的数目：大屏、控制台、签到台和签到表共用。 */
export const checkIn = {
  title: '签到',
  due: '应到',
  present: '实到',
  absent: '缺席',
  nonvoting: '列席',
  left: '中途退场',
  late: '补签',
  excused: '请假',
  substitutes: '代会',
  /** 有请假的：缺席 7（请假 5）。 */
  ofWhom: (n: number, what: string) => `${n}（${what}）`,
  share: (n: number, of: number) => `${n} / ${of}`,
  open: '正在签到',
}
