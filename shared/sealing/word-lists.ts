/**
 * The list of 2048 words that check words are taken from (BIP 39), loaded when it is wanted. It is the Chinese one on
 * every screen, whatever language the screen speaks: two screens that name the same place differently would look like
 * the fraud that the words are there to show, and four signs can be compared by whoever cannot read them.
 */
export async function wordsAt(indexes: readonly number[]): Promise<readonly string[]> {
  const { wordlist } = await import('@scure/bip39/wordlists/simplified-chinese.js')
  return indexes.map((index) => wordlist[index] ?? '')
}
