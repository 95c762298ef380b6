/** Reads files away from the page: a list of thousands does not stop it, and whatever a file does stays in here. */
import { newImporter } from '../../../shared/import/importer.ts'
import { refuseSize } from '../../../shared/import/open-file.ts'
import type { Answer, Asked } from './engine.ts'

const importer = newImporter()

async function answer(asked: Asked): Promise<Answer['found']> {
  switch (asked.ask) {
    case 'open':
      return refuseSize(asked.file.size) ?? importer.open(new Uint8Array(await asked.file.arrayBuffer()), asked.about)
    case 'paste':
      return importer.paste(asked.text, asked.about)
    case 'preview':
      return importer.preview(asked.question)
  }
}

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  answer(data).then(
    (found) => postMessage({ id: data.id, found } satisfies Answer),
    // A file that went away while it was read: the page says so.
    () => postMessage({ id: data.id, found: null } satisfies Answer),
  )
})
