/** What seals a ballot and finds it again: a chunk of its own, fetched before the first ballot opens. */
export { sealedBallot } from '../../../shared/sealing/own-proof.ts'
export { checkIndexes, rootIndexes } from '../../../shared/sealing/check-words.ts'
export { wordsAt } from '../../../shared/sealing/word-lists.ts'
export { useOwnChecks } from './own-checks.ts'
