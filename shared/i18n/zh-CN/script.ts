/** 主持词：主持人照读的话，和会务同时要做的操作。 */

export const scriptWords = {
  chair: (name: string) => (name ? `主持人：${name}` : '主持人：＿＿＿＿＿＿'),
  blank: '＿＿＿',
  cue: (text: string) => `【会务】${text}`,
  explain: '方框内是会务人员的操作，不读。画线处是还没有的数字或姓名，有了以后重新打印即可填好。',

  beginning: '一、开会',
  beginCue: '核对签到人数，主持人示意后点“开会”，大屏显示会议名称。',
  greeting: '同志们：',
  open: (title: string) => `现在开会。今天召开的是${title}。`,
  present: (due: string, present: string) => `本次会议应到评议人 ${due} 人，实到 ${present} 人。`,
  attending: (n: number) => `列席 ${n} 人。`,
  quorumMet: '到会人数符合规定，可以开会。',
  quorumMissing: '到会人数还没有达到规定，请会务再次核对。',
  agendaIs: (items: string) => `会议的议程是：${items}。`,
  reports: (oral: number, written: number) =>
    written > 0 ? `${oral} 位同志现场述职，${written} 位同志书面述职` : `${oral} 位同志现场述职`,
  ballotItem: '民主测评',
  joined: (items: readonly string[]) => items.join('；'),
  together: (sentences: readonly string[]) => sentences.join(''),
  phones: '请把手机调至静音。',

  officials: '二、监票人、计票人',
  officialsSay: (chief: string, scrutineers: string, tellers: string) =>
    `本次测评由${chief}同志担任总监票人，${scrutineers}同志担任监票人，${tellers}同志担任计票人。`,
  supervisor: (name: string) => `由${name}同志全程监督。`,
  cards: (classes: string) => `本次测评票分为${classes}。请各位核对手中的评议证，没有拿到或者多拿了的，请举手。`,
  cardsCue: '监票人巡场核对评议证；有遗失的当场补发并登记。安排了试测评的，此时进行。',

  rules: '三、述职要求',
  limit: (minutes: number) => `每位同志现场述职不超过 ${minutes} 分钟。`,
  bell: (minutes: number) => `剩余 ${minutes} 分钟时提示，时间到响铃，请抓紧结束。`,
  talk: '述职后由有关领导提问、点评，述职同志当场作答。',

  day: '四、述职',
  dayWithBallots: '四、述职和测评',
  call: (who: string) => `请${who}述职。`,
  next: (who: string) => `请${who}做准备。`,
  written: (who: string) => `${who}书面述职，材料已经发给大家。`,
  commentBy: (who: string) => `请${who}点评。`,
  callCue: '点“请上台”；述职人开口时点“开始述职”，结束后依次点“提问”“作答”“点评”。',
  ballotNow: (who: string) => `下面对${who}进行测评，请大家填写后提交。`,
  groupBallot: '下面对刚才述职的同志进行测评，请大家填写后提交。',
  ballotCue: '点“开启测评”；大屏只显示已提交人数。还有人未提交时先提醒，再按住“截止测评”。',
  breakAt: (title: string, minutes: number) => `现在${title}，${minutes} 分钟后继续开会。`,
  breakCue: '点“休会”，大屏显示复会时间；到时点“复会”。',
  observer: '请上级观察员点评。',

  ballot: '五、测评',
  secret: '这次测评是无记名的，任何人都看不到谁投了什么票。',
  recorded: '这次测评是记名的，请独立填写。',
  ballotStart: '下面进行测评，请各位对全体述职人逐一作出评价。',
  allDay: '测评表从开会起已经可以填写。没有提交的，请现在核对后提交，提交后不能更改。',
  formNotes: '填写要求：',
  counted: (issued: string, returned: string, valid: string, invalid: string) =>
    `本次测评发出票 ${issued} 张，收回 ${returned} 张，其中有效票 ${valid} 张，无效票 ${invalid} 张。`,
  equal: '收回票数没有超过发出票数，测评有效。',
  countCue: '截止后由两名计票人分别开箱计票，结果一致才生效。总监票人在报告单上签字后，再读这一段。',
  revealOff: '测评结果将按规定报送，不在会上公布。',
  revealOn: '下面公布测评结果。',
  revealCue: '经主持人同意后，按住“公布”，大屏显示结果。',

  closing: '六、总结讲话',
  summing: '下面进行总结讲话。',
  end: '会议到此结束。散会。',
  endCue: '点“计票”，核对结果后打印报告单，请总监票人、监票人、计票人签字。',
}
