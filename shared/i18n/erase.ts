/** The window says everything in both languages; the certificate too. */
import { archiveWords as chineseArchive } from './zh-CN/archive.ts'
import { archiveWords as englishArchive } from './en/archive.ts'
import { eraseWords as chinese } from './zh-CN/erase.ts'
import { eraseWords as english } from './en/erase.ts'

export const eraseWords = {
  'zh-CN': { ...chinese, certificate: chineseArchive.certificate },
  en: { ...english, certificate: englishArchive.certificate },
}
