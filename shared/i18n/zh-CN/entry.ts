/** 进入页面、连接状态和语言切换的文字，各页共用。 */
import type { EntryRefusal } from '../../protocol/entry.ts'

export const entry = {
  entering: '正在进入…',
  connecting: '正在连接主机…',
  refused: {
    linkUnknown: '这条链接无效。请从启动述评台的窗口里重新复制整条链接。',
    codeUnknown: '没有找到这个号码。请对照评议证再输一次。',
    cardInUse: '这张证已在另一台设备上使用。如果不是您本人换机，请立即告诉会务人员；换机请到签到台补发。',
    tooManyTries: '尝试次数太多，请等几秒再试。',
    badRequest: '输入的内容不完整，请检查后再试。',
    unreachable: '连不上主机。请确认已接入会场网络，然后再试。',
  } satisfies Record<EntryRefusal, string>,
  replaced: '这张证已在另一台手机上登录，本机已退出。',
  reissued: '这张证已补发新证，本机已退出，已投的票有效。请用新证，有疑问请到签到台。',
  lost: '正在重新连接',
  lostNote: '与主机的连接中断，计时继续，恢复后自动更新。',
  dismiss: '知道了',
  demo: '演示',
  rehearsal: '演练中，不计入结果',
}
