/** 首页和演示页的文字。 */
import type { LinkRole } from '../../domain/person.ts'

export const home = {
  // 首页
  lead: '述职评议会的现场主控台：一台电脑、一个网络，控制台、大屏、返送屏和手机同步进行。',
  loading: '正在读取…',
  again: '再试一次',
  newMeeting: '新建会议',
  newMeetingNote: '从头筹备一场真实的会议：时间地点、述职人、评议人、测评办法，可以随时停下，改天接着做。',
  loadDemo: '载入演示会议',
  loadingDemo: '正在载入…',
  demoNote: '演示会议有 18 位述职人，可以把全程走一遍。数据只保存在运行述评台的电脑上。',
  notLocal: '这里还没有会议。会议秘书请用启动窗口里“新建会议”的链接；演示会议请在运行述评台的电脑上打开首页载入。',
  refused: {
    notHere: '只能在运行述评台的电脑上载入演示会议。',
    notEmpty: '这里已经有会议，请刷新本页。',
    unreachable: '连不上主机。请确认述评台正在运行，然后再试。',
  },
  openDemo: '在一个窗口里看全部画面',
  pages: '各角色的页面',
  open: '打开',
  openRole: (role: string) => `打开${role}的页面`,
  page: {
    chair: '主持人控制台',
    operator: '会务控制台',
    recorder: '记录页',
    secretary: '会议秘书',
    desk: '签到处',
    teller_a: '计票人甲',
    teller_b: '计票人乙',
    projector: '大屏',
    stage: '返送屏',
  } satisfies Record<LinkRole, string>,
  purpose: {
    chair: '推进会议、计时、开启和截止测评、放行提问',
    operator: '与主持人控制台相同，供会务人员代为操作',
    recorder: '记录提问、作答和点评',
    secretary: '会前筹备、会后出文件和归档',
    desk: '按名单、座位或二维码签到，可以多处同时签',
    teller_a: '生成密钥，开箱计票，录入纸质票；与计票人乙各做各的',
    teller_b: '验证密钥，开箱计票，录入纸质票；与计票人甲各做各的',
    projector: '会场大屏，用 F11 全屏显示',
    stage: '给台上述职人看的时间和提问',
  } satisfies Record<LinkRole, string>,
  linksElsewhere: '各角色的专用链接在启动述评台的窗口里。',
  phones: '手机进入',
  phonesHow: '手机接入会场网络后扫码，或在浏览器输入地址，再输入评议证上的号码。',
  phonesDemo: '演示用的评议证号码在启动述评台的窗口里。',

  // 演示页
  demoTitle: '演示：一个窗口看全部',
  demoHow: {
    secret:
      '先点一下控制台，再按空格键推进会议。测评是无记名的：请先让计票人甲生成密钥、计票人乙验证；截止后两人各按一次“开箱”。',
    recorded: '先点一下控制台，再按空格键推进会议。测评是记名的：开启后在手机上填写提交，截止后主机自动计票。',
  },
  toHome: '首页',
  frame: {
    console: '主持人控制台',
    projector: '大屏',
    stage: '返送屏',
    tellerA: '计票人甲',
    tellerB: '计票人乙',
    phone: (n: number) => `手机 ${n}`,
  },
  enlarge: '放大',
  restore: '还原',
  demoRefused: {
    notDemo: '现在没有演示会议。请从首页载入。',
    notHere: '请在运行述评台的电脑上打开本页，或用启动窗口里的完整演示链接打开。',
    unreachable: '连不上主机。请确认述评台正在运行，然后再试。',
  },
}
