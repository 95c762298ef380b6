/** npm run tally 在窗口里打印的文字。 */
import type { SheetFault } from '../../domain/scoring/sheet.ts'

export const tallyWords = {
  outExists: (file: string) => `${file} 已经存在，没有覆盖。请换一个文件名。`,
  outFailed: (file: string) => `写不进 ${file}，请检查文件夹和权限。`,
  written: (file: string) => `已写入 ${file}。`,
  usage: '用法：npm run tally -- 文件.json [--json] [--lang en]',
  unreadable: (file: string) => `打不开 ${file}，请检查文件名和权限。`,
  notJson: (file: string) => `${file} 不是 JSON 文件，没有计票。`,
  badShape: (where: string, what: string) =>
    `文件的 ${where || '开头'} 不符合格式（${what}），没有计票。格式见 docs/tally.md。`,
  schemeFault: (field: string, why: string) => `测评办法有问题，没有计票。scheme.${field}：${why}`,
  unknownPresenter: (round: string, presenter: string) => `${round} 里有名单以外的述职人 ${presenter}，没有计票。`,
  twice: (round: string, presenter: string) =>
    `${presenter} 在 ${round} 和另一轮里都计票，没有计票。其中一轮应写明 voided。`,
  list: {
    unknownPresenter: (presenter: string) => `附加分里有名单以外的述职人 ${presenter}，没有计票。`,
    twice: (presenter: string) => `名单里 ${presenter} 出现了两次，没有计票。`,
  },
  given: (presenter: string, part: string) => `${presenter} 的 ${part} 不在测评办法之内，或超出分值范围，没有计票。`,
  nothing: '文件里没有一个可以出结果的述职人。',
  unknownClass: (round: string, voterClass: string) => `${round} 里有办法以外的票类 ${voterClass}，没有计票。`,
  ballot: (round: string, n: number, why: string) => `${round} 第 ${n} 行的票${why}，没有计票。`,
  counts: (round: string) => `${round} 的合计与测评表不符（票类、述职人、项目或选项不同），没有计票。`,
  ballotFault: {
    foreign: '有表格以外的述职人',
    missing: '没有填全',
    unfit: '有表格以外的选项或分值',
    partlyAbstained: '对同一人只弃权了一部分项目',
    samePlace: '名次重复或遗漏',
    rule: '违反填写规则，应作为无效票列出',
  } satisfies Record<SheetFault['why'], string>,
  unbalanced: (round: string, why: string) => `${round} 票数不符，不出结果：${why}。`,
  withheld: '有述职人没有结果，原因见备注。',
  round: (id: string, number: number) => `${id}（第 ${number} 轮）`,
  note: '现场测评得分是参考，不是最终等次。',
  nothingCounted: '还没有计过票的测评，没有可以导出的票。',
}
