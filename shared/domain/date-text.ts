/** Days as people type them. A day is a text, not a moment: what is due on the 31st is due there in every time zone. */

/** 2018-03-31, 2018.3.31, 2018/3/31, with the Chinese signs for year, month and day, in digits of full or half width. */
const written = /^(\d{4})\s*[-./\u5E74]\s*(\d{1,2})\s*[-./\u6708]\s*(\d{1,2})\s*\u65E5?$/

/** The day as `YYYY-MM-DD`; null for what is no day of the calendar. */
export function dayOf(typed: string): string | null {
  const [, year, month, day] = written.exec(typed.normalize('NFKC').trim()) ?? []
  if (!year || !month || !day) return null
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text ? text : null
}
