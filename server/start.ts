/** Puts the parts together: an open data folder and a listening server become a running hub. */
import type { Server } from 'node:http'
import { baseAddresses, type Listening } from './addresses.ts'
import { takeLock } from '../db/lock.ts'
import { eraseFolder, holdLogs, type Erased } from './erase.ts'
import type { House } from './house.ts'
import { openHttp } from './http.ts'
import { openHub } from './live/hub.ts'

/** `erased`: told once the data is gone and whoever erased it has his answer; the hub is to be stopped then. */
export function startHub(server: Server, house: House, listening: Listening, erased: () => void = () => {}) {
  let gone = false
  /** Closes the store and erases its folder. The hub answers nothing more until it is begun again. */
  function erase(): Erased {
    hub.leave()
    holdLogs(house.folder)
    // Closed from here on, however far this comes.
    gone = true
    house.close()
    return eraseFolder(house.folder, takeLock(house.folder))
  }

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
    erase,
    erased,
  })
  const room = house.room()
  if (room) hub.serve(room)

  return {
    /** Answers what has arrived, hangs up, and closes the folder. */
    async stop(): Promise<void> {
      if (!gone) house.room()?.collect()
      await house.backRoom.close()
      // A request that was never finished must not hold up the end.
      const closed = hub.close()
      server.closeAllConnections()
      await closed
      if (!gone) house.close()
    },
  }
}
