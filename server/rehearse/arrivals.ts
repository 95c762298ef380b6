/** A simulated desk: checks in everybody who is on the list, most before the call to order, some after it, one by a substitute. */
import { shuffled } from './chance.ts'
import type { Client } from './line.ts'
import { patiently } from './patiently.ts'

export type Arrivals = ReturnType<typeof arrivalsAt>

/** `late`: the share of those who come after the call. Without a list there is nobody to check in. */
export function arrivalsAt(
  desk: Client,
  {
    name,
    substitute,
    late,
    chance,
    rest,
  }: {
    readonly name: string
    readonly substitute: string
    readonly late: number
    readonly chance: () => number
    readonly rest: () => Promise<void>
  },
) {
  const listed = (desk.view().attendees?.list ?? []).map(({ id }) => id)
  const order = shuffled(listed, chance)
  const after = Math.floor(order.length * late)

  async function checkIn(attendee: string, inStead: boolean): Promise<boolean> {
    const command = {
      type: 'attendee.arrive' as const,
      attendee,
      desk: name,
      ...(inStead ? { substitute } : {}),
    }
    return (await patiently(() => desk.ask(command), rest)).ok
  }
  async function all(list: readonly string[], inStead: string | undefined): Promise<number> {
    let come = 0
    for (const attendee of list) if (await checkIn(attendee, attendee === inStead)) come += 1
    return come
  }
  return {
    /** Those who are in time; the last of them sends somebody in his stead. Answers how many were checked in. */
    inTime: (): Promise<number> => all(order.slice(after), order.at(-1)),
    /** Those who come after the call to order. */
    late: (): Promise<number> => all(order.slice(0, after), undefined),
  }
}
