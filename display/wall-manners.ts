/** How a page behaves on a wall: no cursor while nobody moves it, full screen by a double click or F. */
import { onBeforeUnmount, onMounted, ref } from 'vue'

const STILL_AFTER = 3_000

export function useWallManners() {
  /** Somebody is moving the mouse: the few controls may show. */
  const stirring = ref(false)
  let still: ReturnType<typeof setTimeout> | undefined

  function stir(): void {
    quiet(false)
    clearTimeout(still)
    still = setTimeout(() => quiet(true), STILL_AFTER)
  }
  function quiet(is: boolean): void {
    stirring.value = !is
    document.documentElement.classList.toggle('quiet', is)
  }
  function toggleFullScreen(): void {
    const page = document.documentElement
    // A browser that has no full screen, or a person who forbids it, loses nothing else.
    const asked = document.fullscreenElement ? document.exitFullscreen() : page.requestFullscreen?.()
    asked?.catch(() => {})
  }
  function onKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): void {
    if (key.toLowerCase() === 'f' && !ctrlKey && !metaKey && !altKey) toggleFullScreen()
  }

  onMounted(() => {
    addEventListener('mousemove', stir)
    addEventListener('dblclick', toggleFullScreen)
    addEventListener('keydown', onKey)
    quiet(true)
  })
  onBeforeUnmount(() => {
    removeEventListener('mousemove', stir)
    removeEventListener('dblclick', toggleFullScreen)
    removeEventListener('keydown', onKey)
    clearTimeout(still)
  })
  return { stirring }
}
