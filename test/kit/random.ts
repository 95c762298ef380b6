/** Random numbers that come again with the same seed: those of a rehearsal. */
export { chanceFrom as randomFrom } from '../../server/rehearse/chance.ts'
