/**
 * What people type, made safe to show on a wall: one Unicode form, no control or direction-changing characters,
 * no towers of accents. It stays text: screens bind it as text, never as HTML.
 */

/** The longest remark, question, answer, note or message, in characters as people count them. */
export const longestText = 280

/** Control and format characters, halves of characters, and letters that are drawn as nothing. */
const invisible = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\p{Cf}\p{Cs}\u115F\u1160\u2800\u3164\uFFA0]/gu
const lineEnds = /\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g
const towers = /(\p{M}{4})\p{M}+/gu

/** The text as it is stored and shown: cleaned, trimmed, at most `longest` characters. Empty if nothing is left. */
export function plainText(raw: string, longest = longestText): string {
  const clean = raw
    .replace(lineEnds, '\n')
    .replace(invisible, '')
    .normalize('NFC')
    .replace(towers, '$1')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return [...clean].slice(0, longest).join('').trim()
}
