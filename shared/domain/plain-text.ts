/**
 * What people type, made safe to show on a wall: one Unicode form, no control or direction-changing characters,
 * no towers of accents. It stays text: screens bind it as text, never as HTML.
 */

/** The longest remark, question, answer, note or message, in characters as people count them. */
export const longestText = 280

const invisible =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu
const towers = /(\p{M}{4})\p{M}+/gu

/** The text as it is stored and shown: cleaned, trimmed, at most `longestText` characters. Empty if nothing is left. */
export function plainText(raw: string): string {
  const clean = raw
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(invisible, '')
    .replace(towers, '$1')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return [...clean].slice(0, longestText).join('').trim()
}
