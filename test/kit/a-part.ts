/** Parts of pages as they are drawn, without a browser: compiled as in the build, drawn once, read as words. */
import { createPinia, setActivePinia } from 'pinia'
import { createServer } from 'vite'
import { createSSRApp, type Component } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { projectRoot } from '../../server/project.ts'

/** A page's modules, all from one place, so that its parts share their stores. Close it when done. */
export async function aPagesModules() {
  const vite = await createServer({
    root: projectRoot,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  })
  const pinia = createPinia()
  setActivePinia(pinia)
  /** `path`: from the top of the project, with a slash before it. */
  const load = <Module>(path: string) => vite.ssrLoadModule(path) as Promise<Module>
  return {
    load,
    /** The words that a part shows. */
    async drawn(path: string, props: Record<string, unknown> = {}): Promise<string> {
      const { default: part } = await load<{ default: Component }>(path)
      const markup = await renderToString(createSSRApp(part, props).use(pinia))
      return markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    },
    close: () => vite.close(),
  }
}
