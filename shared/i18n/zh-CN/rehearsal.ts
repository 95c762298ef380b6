/** 演练命令在窗口里说的话。 */
import type { DayOutcome } from '../../domain/rehearsal.ts'

export const rehearsalWords = {
  usage:
    '用法：npm run rehearse -- --url http://localhost:8080 --data DIR --voters 人数 --speed 倍速 --seed 种子 [--lang en]',
  notInRehearsal: '这场会议不在演练中，没有改动。请先在控制台“开始演练”，演练后可一键清除。',
  unreachable: (url: string, why: string) => `连不上 ${url}（${why}）。请确认主机正在运行，且数据目录是它的。`,
  begins: (voters: number, speed: number, seed: number) => `演练开始：${voters} 部手机，${speed} 倍速，种子 ${seed}`,
  asks: (n: number) => `演练提问 ${n}`,
  tooFew: '演练：票数过少',
  desk: '演练台',
  substitute: '演练代会人',
  arrived: (n: number) => `${n} 人已签到`,
  arrivedLate: (n: number) => `${n} 人补签`,
  joined: (n: number) => `${n} 部手机已进入`,
  late: (n: number) => `${n} 部手机迟到进入`,
  voted: (round: string, sent: number, refused: number) =>
    `${round}：提交 ${sent} 张${refused > 0 ? `，被拒 ${refused} 张` : ''}`,
  opened: (round: string, agreed: boolean) => `${round}：${agreed ? '两位计票人开箱，一致' : '开箱未成，请计票人到场'}`,
  stuck: (why: string) => `停在这里：${why}`,
  ends: ({ steps, arrived, joined, sent, refused, remarks, gaps, finished }: DayOutcome, seconds: number) =>
    [
      finished ? '演练完成。' : '演练没有走完。',
      `用时 ${seconds} 秒；${steps} 步；${arrived} 人签到；${joined} 部手机；收到 ${sent} 张票；提问 ${remarks} 条；漏掉的画面 ${gaps}`,
      ...Object.entries(refused).map(([why, n]) => `被拒（${why}）：${n}`),
    ].join('\n'),
}
