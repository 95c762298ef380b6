/** README.txt says everything in both languages: whoever opens it in ten years may read either. */
import { archiveReadme as chinese } from './zh-CN/archive-readme.ts'
import { archiveReadme as english } from './en/archive-readme.ts'

export const archiveReadme = { 'zh-CN': chinese, en: english }
