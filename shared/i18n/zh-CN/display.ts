/** 大屏、返送屏和各处计时面的文字。 */
import type { Reading } from '../../domain/timer.ts'

export const clock = {
  /** 读屏用：计时面的完整意思。 */
  says: (state: Reading['state'], over: boolean, minutes: number, seconds: number) =>
    `${state === 'paused' ? '已暂停，' : ''}${over ? '超时' : '剩余'} ${minutes} 分 ${seconds} 秒`,
}

export const display = {
  // 页眉
  onPlan: '按计划进行',
  behind: (minutes: number) => `晚 ${minutes} 分`,
  ahead: (minutes: number) => `提前 ${minutes} 分`,
  expectedEnd: (time: string) => `预计 ${time} 散会`,

  // 计时
  lastOf: (seconds: number) => (seconds % 60 === 0 ? `最后 ${seconds / 60} 分钟` : `最后 ${seconds} 秒`),
  overTime: '已超时',
  paused: '已暂停',
  soundOn: '点一下打开声音',

  // 候场与进行
  lots: {
    drawn: '抽得',
    left: (n: number) => `还有 ${n} 位未抽`,
    all: '全部抽完，待确认顺序',
  },
  plannedStart: (when: string) => `计划 ${when} 开始`,
  nextPresenter: '下一位',
  nextItem: '下一项',
  join: '手机扫码进入',
  joinLate: '还没有进入的请扫码',
  joinByHand: '或在手机浏览器输入',

  // 提问、作答、点评
  kindSign: { question: '问', answer: '答', comment: '评' },

  // 测评
  ballotTrial: '试测评：请打开手机试填一次，不计入任何结果',
  ballotAbout: (who: string) => `请对 ${who} 的述职进行测评`,
  ballotFirst: (n: number) => `请对前 ${n} 位述职人一起测评`,
  ballotGroup: (number: number, n: number) => `请对第 ${number} 组 ${n} 位述职人进行测评`,
  ballotAll: (n: number) => `请对全部 ${n} 位述职人进行测评`,
  ballotHurry: '请尽快提交',
  voided: '本轮测评已作废，请等候重新测评',
  submitted: (done: number, of: number) => `已提交 ${done} / ${of}`,

  // 结果
  notRevealed: '结果尚未公布',
  weight: (percent: number) => `权重 ${percent}%`,
  ballots: (n: number) => `${n} 票`,
  share: '得票率',
  noResult: '不出结果',
  about: (name: string, whose: string) => `${name} · ${whose}`,

  // 休会、中断、结束
  resumesAt: (time: string) => `${time} 复会`,
  untilResumed: '距复会',
  resumesSoon: '即将复会',
  pleaseWait: '请稍候，会议很快继续',
  over: '会议结束',
  counting: '正在计票',

  // 返送屏
  chairNote: '主持人提示',
  reminder: '主持人提醒',
}
