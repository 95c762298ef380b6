/** What is typed into cells, made the way it is kept (rule I3). Tidying twice changes nothing. */
import { longestText, plainText } from '../domain/plain-text.ts'

/** Full-width digits, letters and the blank of the same width. Chinese punctuation stays what it is. */
const halfWidth = (text: string): string =>
  text
    .replace(/[０-９Ａ-Ｚａ-ｚ]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ')

const han = '\\p{Script=Han}'
const hanOrSign = new RegExp(`[${han}\\p{P}]`, 'u')
/** A line end inside a Chinese word is only there to fit the cell. */
const joined = (text: string): string =>
  text.replace(/ ?\n ?/g, (between, at: number) => {
    const [before = '', after = ''] = [text[at - 1], text[at + between.length]]
    return hanOrSign.test(before) && hanOrSign.test(after) ? '' : ' '
  })

/** Most entries have nothing to clean, and a large list has tens of thousands of them. */
const cleanAlready = /^[A-Za-z0-9\u4e00-\u9fff]*$/

/** One line of clean text, at most as long as any text of a meeting. */
export function tidyText(raw: string): string {
  if (raw.length <= longestText && cleanAlready.test(raw)) return raw
  return halfWidth(joined(plainText(halfWidth(raw))))
    .replace(/\s+/g, ' ')
    .trim()
}

const chineseName = new RegExp(`^[${han} ·•・.]+$`, 'u')

/** 张 三 is 张三, to fit under 欧阳明月; a name with Western letters keeps its spaces. */
export function tidyName(raw: string): string {
  const name = tidyText(raw)
  return chineseName.test(name) ? name.replaceAll(' ', '').replace(/[•・]/gu, '·') : name
}

/** A printed number: no spaces in it, and the signs of numbers half-width. */
export const tidyNo = (raw: string): string =>
  tidyText(raw)
    .replace(/[－／．（）＃＿]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0))
    .replaceAll(' ', '')

/** What two headings or two entries are compared by: no spaces, no signs, small letters. */
export const bare = (text: string): string =>
  tidyText(text)
    .replace(/[（(【[][^）)】\]]*[）)】\]]/gu, '')
    .toLowerCase()
    .replace(/[\s:：*＊、，,。.；;_-]+/gu, '')
