/** 被拒绝时手机上的话：只有手机会遇到的那些，所以单独一份。 */
import type { HallRefusal } from '../hall-refusals.ts'

export const hallRefusals: Readonly<Record<HallRefusal, (count: number) => string>> = {
  badRequest: () => '系统没有看懂这个请求，请刷新页面后再试。',
  notAllowed: () => '您没有这项权限，请会务操作员处理。',
  notSaved: () => '没有保存成功，磁盘拒绝写入。请检查磁盘空间后重试，会议内容没有改变。',
  failed: () => '主机内部出错，这一步没有执行，会议内容没有改变。请再试一次。',
  tooMany: () => '操作太频繁，请稍等几秒再试。',
  outOfDate: () => '会议刚刚有了新的进展，这一步没有执行。请看清现在的状态再按。',
  noSuchItem: () => '现在进行的不是这一项，没有执行。请看清当前议程再操作。',
  notInSession: () => '会议没有在进行，请先开会或复会。',
  emptyText: () => '没有内容，请先输入文字。',
  remarksClosed: () => '现在不接收提问和发言，文字已保留在您的手机上。',
  remarksWaiting: (count) => `您已有 ${count} 条在等待放行，请稍后再发。`,
  noOpenRound: () => '这一轮测评已经不在进行，没有执行。',
  notEntitled: () => '您是列席人员，不参加这次测评。',
  incompleteBallot: () => '还有没填的项，请补全后再提交。',
  anotherDevice: () => '这张证已在另一台手机上交过票，那一票有效，这里不能修改。',
  meetingPaused: () => '会议正在休会或中断，请等复会后再提交，已填的内容会保留。',
  onPaper: () => '这张证已改用纸质票，不能再用手机提交。',
  notCheckedIn: () => '请先签到。',
  invalidBallot: () => '这张票不符合填表说明，没有收下。请按提示修改后再提交。',
}
