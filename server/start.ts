/** Puts the parts together: an open data folder and a listening server become a running hub. */
import type { Server } from 'node:http'
import { baseAddresses, type Listening } from './addresses.ts'
import type { House } from './house.ts'
import { openHttp } from './http.ts'
import { openHub } from './hub.ts'

export function startHub(server: Server, house: House, listening: Listening) {
  // Before the hub: engine.io then keeps its own path to itself and hands everything else on.
  server.on('request', (request, response) => void app(request, response))
  const hub = openHub({
    http: server,
    clock: house.clock,
    epoch: () => house.record.epoch,
    listening: () => listening,
    whoIs: (token) => house.people.find(token),
    retire: (card, issue) => house.people.retire(card, issue),
    // Looked up anew, since a laptop changes networks.
    joinUrl() {
      const { lan, local } = baseAddresses(listening)
      return `${lan[0] ?? local}/join`
    },
  })
  const app = openHttp({
    house,
    listening: () => listening,
    began: (room) => hub.serve(room),
    restarted: (room) => hub.restart(room),
    moved: hub.moved,
    tried: hub.tried,
  })
  const room = house.room()
  if (room) hub.serve(room)

  return {
    /** Answers what has arrived, hangs up, and closes the folder. */
    async stop(): Promise<void> {
      house.room()?.collect()
      // A request that was never finished must not hold up the end.
      const closed = hub.close()
      server.closeAllConnections()
      await closed
      house.close()
    },
  }
}
