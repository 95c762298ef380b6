import { resolve } from 'node:path'
import { defineConfig } from 'vite'
import vue from '@vitejs/plugin-vue'

/** Each page is an entry of its own, so that a phone never downloads the console. `server/http.ts` serves them. */
const pages = {
  home: 'client/home/index.html',
  chair: 'client/chair/index.html',
  recorder: 'client/recorder/index.html',
  phone: 'client/phone/index.html',
  demo: 'client/demo/index.html',
  projector: 'display/projector.html',
  stage: 'display/stage.html',
}

export default defineConfig({
  plugins: [vue()],
  define: { __VUE_OPTIONS_API__: false, __VUE_PROD_DEVTOOLS__: false },
  build: {
    outDir: 'dist/pages',
    emptyOutDir: true,
    target: 'es2020',
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: Object.fromEntries(
        Object.entries(pages).map(([name, page]) => [name, resolve(import.meta.dirname, page)]),
      ),
    },
  },
})
