/** A verdict is a list of lines under headings, in words that the reader's language has. */
import type { verifyWords } from '../../shared/i18n/zh-CN/verify.ts'

export type VerifyWords = typeof verifyWords
/** `left`: not looked at, for a reason that the line says. */
export type Sign = 'right' | 'wrong' | 'left'
export type Line = {
  readonly sign: Sign
  readonly say: (words: VerifyWords) => string
  /** The four words of this root stand behind the line. */
  readonly root?: string
}
export type Part = { readonly title: (words: VerifyWords) => string; readonly lines: readonly Line[] }

export const line = (sign: Sign, say: Line['say'], root?: string): Line =>
  root === undefined ? { sign, say } : { sign, say, root }
/** Right, or wrong with a sentence of its own. */
export const judged = (right: boolean, say: Line['say'], sayWrong: Line['say'], root?: string): Line =>
  right ? line('right', say, root) : line('wrong', sayWrong)
