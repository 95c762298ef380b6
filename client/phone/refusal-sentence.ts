/** The sentence of a refusal on a phone. One that a phone should never meet is said to be a fault of the hub. */
import type { hallRefusals } from '../../shared/i18n/hall-refusals.ts'
import type { Refused } from '../../shared/protocol/protocol.ts'

type Sentences = (typeof hallRefusals)['zh-CN']

export const refusalSentence = (sentences: Sentences, { refused, count }: Pick<Refused, 'refused' | 'count'>): string =>
  (refused in sentences ? sentences[refused as keyof Sentences] : sentences.failed)(count ?? 0)
