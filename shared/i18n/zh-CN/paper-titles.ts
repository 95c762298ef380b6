/** 十三种会议文件的名称和用途。 */
import type { DocumentId } from '../../papers/document.ts'

export const paperTitles = {
  title: {
    order: '述职顺序表',
    check_in: '签到表',
    cards: '票据发放登记表',
    forms: '测评表',
    timing: '计时记录表',
    tally: '计票结果报告单',
    summary: '测评结果汇总表',
    feedback: '述职评议单人反馈单',
    minutes: '会议记录',
    problems: '问题清单和整改台账',
    incidents: '异常事项登记表',
    archive_index: '会议归档目录',
    script: '主持词',
  } satisfies Record<DocumentId, string>,
  purpose: {
    order: '印发与会人员，公布述职顺序和时间',
    check_in: '签到留存，统计应到、实到、缺席',
    cards: '登记评议证和纸质票的发放、补发',
    forms: '纸质测评表，与手机上的测评表一致',
    timing: '每位述职人的用时、超时和暂停',
    tally: '每个票类一份，另有总表，监票人、计票人签字',
    summary: '每位述职人的各类得分和现场测评得分',
    feedback: '每位述职人一份，只有本人的结果和意见',
    minutes: '全程记录，主持人、记录人签字',
    problems: '点评、提问指出的问题和整改情况',
    incidents: '中断、作废、调序、补票等事项和处置',
    archive_index: '本次会议全部文件的目录',
    script: '主持人照读，空白处已填好',
  } satisfies Record<DocumentId, string>,
}
