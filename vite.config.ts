import { resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import vue from '@vitejs/plugin-vue'

/**
 * Each page is an entry of its own, so that a phone never downloads the console. The phone is also built by itself
 * (`--mode phone`): a library that pages share carries whatever any of them uses of it, and a phone is to carry only
 * what it uses. `server/pages.ts` serves them all.
 */
const phone = { phone: 'client/phone/index.html' }
const others = {
  home: 'client/home/index.html',
  chair: 'client/chair/index.html',
  recorder: 'client/recorder/index.html',
  desk: 'client/desk/index.html',
  setup: 'client/setup/index.html',
  teller: 'client/teller/index.html',
  papers: 'client/papers/index.html',
  demo: 'client/demo/index.html',
  projector: 'display/projector.html',
  stage: 'display/stage.html',
  archive: 'client/archive/index.html',
  replay: 'display/replay.html',
}

/** The hub speaks WebSocket only, so the pages leave the socket library's other transports out. */
const webSocketOnly: Plugin = {
  name: 'websocket-only',
  enforce: 'pre',
  resolveId: (id, from) =>
    from?.includes('engine.io-client') && id.endsWith('transports/index.js') ? '\0websocket-only' : null,
  load: (id) =>
    id === '\0websocket-only'
      ? `import { WS } from '${resolve(import.meta.dirname, 'node_modules/engine.io-client/build/esm/transports/websocket.js')}'
         export const transports = { websocket: WS }`
      : null,
}

type Modules = { getModuleInfo(id: string): { importedIds: readonly string[] } | null }
/** Everything that `file` imports before it shows, itself included. */
function importedBy(file: string): (id: string, modules: Modules) => boolean {
  let found: Set<string> | null = null
  return (id, modules) => {
    if (!found) {
      found = new Set()
      const visit = (each: string): void => {
        if (found?.has(each)) return
        found?.add(each)
        for (const imported of modules.getModuleInfo(each)?.importedIds ?? []) visit(imported)
      }
      visit(resolve(import.meta.dirname, file))
    }
    return found.has(id)
  }
}
/** What a phone shows first and what it shows once it is in are one file each: fewer to ask for, and packed best as one. */
const isOfTheEntry = importedBy(phone.phone)
const isOfTheHall = importedBy('client/phone/InTheHall.vue')

export default defineConfig(({ mode }) => ({
  plugins: [vue(), webSocketOnly],
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
  },
  build: {
    outDir: 'dist/pages',
    emptyOutDir: mode === 'phone',
    target: 'es2020',
    manifest: `${mode}.manifest.json`,
    modulePreload: { polyfill: false },
    // A notice while a newcomer builds helps nobody; what a page may weigh is held by the test of the page budgets.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      ...(mode === 'phone'
        ? {
            output: {
              codeSplitting: {
                groups: [
                  {
                    debugName: 'phone',
                    name: (id: string, modules: Modules) => (isOfTheEntry(id, modules) ? 'phone' : null),
                    priority: 2,
                  },
                  {
                    debugName: 'hall',
                    name: (id: string, modules: Modules) => (isOfTheHall(id, modules) ? 'hall' : null),
                    priority: 1,
                  },
                ],
              },
            },
          }
        : {}),
      input: Object.fromEntries(
        Object.entries(mode === 'phone' ? phone : others).map(([name, page]) => [
          name,
          resolve(import.meta.dirname, page),
        ]),
      ),
    },
  },
}))
