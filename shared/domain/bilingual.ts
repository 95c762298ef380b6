/** Words that the author of a plan writes in both languages, e.g. an item of the form. The schemas ask for both. */
export type Bilingual = { readonly 'zh-CN': string; readonly en: string }
