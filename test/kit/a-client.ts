/** The line of a rehearsal is the tests' line too. */
export * from '../../server/rehearse/line.ts'
