/**
 * Text that a spreadsheet would take for a formula when it opens a CSV is written behind an apostrophe, and the
 * apostrophe is taken off again on the way in (rule I10). In a workbook a text is a text and needs none.
 */

const risky = /^'*[=+\-@\t\r＝＋－＠]/u

export const guarded = (text: string): string => (risky.test(text) ? `'${text}` : text)
export const unguarded = (text: string): string => (text.startsWith("'") && risky.test(text) ? text.slice(1) : text)
