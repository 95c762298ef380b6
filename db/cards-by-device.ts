/** Which cards are bound to a device, in memory: the table is in the order of the cards, and is too long to be read through. */
export function cardsByDevice() {
  const cards = new Map<string, Set<string>>()
  const devices = new Map<string, string>()

  function drop(card: string): void {
    const device = devices.get(card)
    if (device === undefined) return
    devices.delete(card)
    const others = cards.get(device)
    others?.delete(card)
    if (others?.size === 0) cards.delete(device)
  }

  return {
    /** This card is on this device from now on, and on no other; `device` is the hash of its word. */
    put(card: string, device: string): void {
      drop(card)
      devices.set(card, device)
      cards.set(device, (cards.get(device) ?? new Set()).add(card))
    },
    /** This card is on no device any more. */
    drop,
    on: (device: string): readonly string[] => [...(cards.get(device) ?? [])],
  }
}
