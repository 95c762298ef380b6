/** What reads the files: in a page a worker, in a test the importer itself. */
import workerUrl from './import-worker.ts?worker&url'
import type { About, Choice } from '../../../shared/import/importer.ts'
import type { FileRefusal } from '../../../shared/import/file-refusal.ts'
import type { Preview, Question } from '../../../shared/import/preview.ts'
import type { RowKind } from '../../../shared/import/rows.ts'

type Asking =
  | { readonly ask: 'open'; readonly file: Blob; readonly about: About }
  | { readonly ask: 'paste'; readonly text: string; readonly about: About }
  | { readonly ask: 'preview'; readonly question: Question }
export type Asked = Asking & { readonly id: number }

/** `found: null`: the file could not be read. */
export type Answer = { readonly id: number; readonly found: Choice | Preview | FileRefusal | null }

/** Every answer is a promise that fails only if the browser fails. */
export type Engine = {
  readonly open: (file: Blob, about: About) => Promise<Choice | FileRefusal>
  readonly paste: (text: string, about: About) => Promise<Choice | FileRefusal>
  readonly preview: <Kind extends RowKind>(question: Question<Kind>) => Promise<Preview<Kind> | FileRefusal>
  readonly end: () => void
}

/** The part of trusted types that is used here; not every browser has them, nor the language's own library. */
type ScriptUrls = { createScriptURL(url: string): string }
type TrustedTypes = { createPolicy(name: string, rules: ScriptUrls): ScriptUrls }

function onlyOurs(url: string): string {
  if (url !== workerUrl) throw new TypeError('not the script of this page’s worker')
  return url
}
let policy: ScriptUrls | undefined
function scriptUrl(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('worker', { createScriptURL: onlyOurs }) ?? { createScriptURL: onlyOurs }
  return policy.createScriptURL(workerUrl)
}

/** An engine with a worker of its own, which ends with it. */
export function workerEngine(): Engine {
  const worker = new Worker(scriptUrl(), { type: 'module' })
  type Waiting = { resolve: (found: NonNullable<Answer['found']>) => void; reject: (error: Error) => void }
  const waiting = new Map<number, Waiting>()
  let last = 0
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.found === null) asked?.reject(new Error('the file could not be read'))
    else asked?.resolve(data.found)
  })
  worker.addEventListener('error', () => {
    for (const { reject } of waiting.values()) reject(new Error('the worker failed'))
    waiting.clear()
  })
  function ask<Found>(asking: Asking): Promise<Found> {
    const id = (last += 1)
    return new Promise((resolve, reject) => {
      // Each question has one kind of answer; the worker keeps to it.
      waiting.set(id, { resolve: (found) => resolve(found as Found), reject })
      worker.postMessage({ ...asking, id } satisfies Asked)
    })
  }
  return {
    open: (file, about) => ask({ ask: 'open', file, about }),
    paste: (text, about) => ask({ ask: 'paste', text, about }),
    preview: (question) => ask({ ask: 'preview', question: question as unknown as Question }),
    end: () => worker.terminate(),
  }
}
