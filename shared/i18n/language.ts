/** The two languages, Chinese first. A dictionary holds the same words in both; the compiler sees to it. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]
export type Dictionary<Words> = Readonly<Record<Language, Words>>
