/**
 * Hands an archive from one page of this browser to another, once: what is taken is gone, so that no meeting stays behind
 * in a browser.
 */
const BASE = 'rostrum-hand-over'
const STORE = 'archive'
const KEY = 'one'

async function opened(): Promise<IDBDatabase> {
  const asked = indexedDB.open(BASE, 1)
  asked.onupgradeneeded = () => void asked.result.createObjectStore(STORE)
  return answered(asked)
}

const answered = <T>(asked: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error ?? new Error('no store in this browser'))
  })

/** Lays an archive down for the next page. False if this browser keeps nothing, in a private window say. */
export async function handOver(bytes: Uint8Array): Promise<boolean> {
  try {
    const base = await opened()
    await answered(base.transaction(STORE, 'readwrite').objectStore(STORE).put(bytes, KEY))
    base.close()
    return true
  } catch {
    // The person opens the file on the other page by hand.
    return false
  }
}

/** Takes up what was laid down, and leaves nothing; null if there is nothing. */
export async function takeOver(): Promise<Uint8Array | null> {
  try {
    const base = await opened()
    const store = base.transaction(STORE, 'readwrite').objectStore(STORE)
    const bytes: unknown = await answered(store.get(KEY))
    await answered(store.clear())
    base.close()
    return bytes instanceof Uint8Array ? bytes : null
  } catch {
    // A browser that keeps nothing has nothing to give.
    return null
  }
}
