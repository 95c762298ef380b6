/** A part of a page that is in use and draws nothing: what it listens to and watches is tried without a browser. */
import { createRenderer } from 'vue'

type Node = { parent: Node | null }
const node = (): Node => ({ parent: null })
const { createApp } = createRenderer<Node, Node>({
  createElement: node,
  createText: node,
  createComment: node,
  insert: (child, parent) => void (child.parent = parent),
  remove: (child) => void (child.parent = null),
  parentNode: ({ parent }) => parent,
  nextSibling: () => null,
  patchProp: () => {},
  setText: () => {},
  setElementText: () => {},
})

/** What `setup` gives, of a component that stays mounted until `unmount`. */
export function mounted<Given>(setup: () => Given): { given: Given; unmount(): void } {
  let given: Given | undefined
  const app = createApp({
    setup() {
      given = setup()
      return () => null
    },
  })
  app.mount(node())
  return { given: given as Given, unmount: () => app.unmount() }
}
