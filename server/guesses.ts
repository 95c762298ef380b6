/**
 * How often a card's code may be guessed. A code has 40 bits and nothing else keeps a card that is still free, so wrong
 * codes are looked up only so fast, over the whole hub: at most 432,600 in a day of twelve hours, with which somebody
 * who does nothing else finds one of a thousand free cards in one day of two thousand five hundred (432,600 · 1,000 ÷
 * 2^40), of ten thousand in one of two hundred and fifty.
 *
 * A hall is behind one address as a rule, and its wrong codes are cards of another meeting: three hundred of them may come
 * at once and four a second after that, and a right one takes nothing. Whoever uses up what an address has keeps fresh cards
 * out behind it while he goes on; from three addresses, everywhere. He gains nothing by it, and links and phones that
 * return do not come by here.
 */
import { Bucket, rateLimit, type Limit, type Milliseconds } from './rate-limit.ts'

/** Less than half of what the hub has: one address alone never keeps out the others. */
const FROM_ONE_ADDRESS: Limit = { burst: 300, perSecond: 4 }
const FROM_ALL: Limit = { burst: 600, perSecond: 10 }

export function openGuesses(milliseconds: Milliseconds) {
  const each = rateLimit(FROM_ONE_ADDRESS, milliseconds)
  const all = new Bucket(FROM_ALL, milliseconds)
  return {
    /** May a code from this address be looked up? If not it must not be, since how long that takes would tell of it. */
    may: (address: string): boolean => each.has(address) && all.has(),
    /** It was looked up, and no card has it. */
    wrong(address: string): void {
      each.take(address)
      all.take()
    },
  }
}
