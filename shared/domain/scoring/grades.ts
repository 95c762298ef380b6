/** The four grades of the form and the mark that is none of them. Glossary: 等次. */
export const grades = ['good', 'fairly_good', 'average', 'poor'] as const
export type Grade = (typeof grades)[number]

/** What a voter can mark in one row: a grade, or 弃权. */
export const marks = [...grades, 'abstain'] as const
export type Mark = (typeof marks)[number]
