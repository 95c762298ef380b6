/** The lists of 2048 words that check words are taken from (BIP 39), each loaded when it is wanted. */
import type { Language } from '../i18n/language.ts'

const lists: Readonly<Record<Language, () => Promise<{ wordlist: readonly string[] }>>> = {
  'zh-CN': () => import('@scure/bip39/wordlists/simplified-chinese.js'),
  en: () => import('@scure/bip39/wordlists/english.js'),
}

/** The words at these places, in this language. */
export async function wordsAt(indexes: readonly number[], language: Language): Promise<readonly string[]> {
  const { wordlist } = await lists[language]()
  return indexes.map((index) => wordlist[index] ?? '')
}
