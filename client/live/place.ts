/** Where this page keeps its things on the device. Two phones in one browser window keep theirs apart by `?as=`. */
import { onDevice } from './storage.ts'

const as = new URLSearchParams(location.search).get('as') ?? ''
const page = location.pathname.split('/')[1] || 'home'

/** `join` and `phone` are one place: what is scanned on the one is used on the other. */
const place = `rostrum/${page === 'join' ? 'phone' : page}/${as}`

/** Reads what was kept under a name; null if nothing was, or if it cannot be read any more. */
export function recall<T>(name: string): T | null {
  const text = onDevice.getItem(`${place}/${name}`)
  if (text === null) return null
  try {
    return JSON.parse(text) as T
  } catch {
    // Another version left it, or a person edited it: it is as good as absent, and removed so that it is found once.
    onDevice.removeItem(`${place}/${name}`)
    return null
  }
}

/** What another page of this window has kept under a name. */
export function recallOf<T>(other: string, name: string): T | null {
  const text = onDevice.getItem(`rostrum/${other}/${as}/${name}`)
  if (text === null) return null
  try {
    return JSON.parse(text) as T
  } catch {
    // It is that page's own, and removed when it looks for it.
    return null
  }
}

/** Keeps a value under a name; where the device is full or keeps nothing, until the page is left. */
export function keep(name: string, value: unknown): void {
  onDevice.setItem(`${place}/${name}`, JSON.stringify(value))
}

/** The names that begin with these letters and have something kept under them. */
export function namesUnder(beginning: string): string[] {
  return onDevice
    .names()
    .filter((key) => key.startsWith(`${place}/${beginning}`))
    .map((key) => key.slice(place.length + 1))
}

export function forget(name: string): void {
  onDevice.removeItem(`${place}/${name}`)
}
