/** Everything that is kept: the folder, its lock, the store, and the meeting in it once there is one. */
import { join } from 'node:path'
import { openDatabase, refuseForeign, StoreUnusable, type Db } from '../db/open.ts'
import { cleanUp, clearRehearsal } from '../db/clear-rehearsal.ts'
import { apply } from '../shared/domain/apply.ts'
import { theHub, type Person } from '../shared/domain/person.ts'
import type { Instant } from '../shared/domain/time.ts'
import { takeLock } from '../db/lock.ts'
import { NotSaved } from '../db/not-saved.ts'
import { openStore } from '../db/store.ts'
import { openBallotBox } from '../db/ballot-box.ts'
import { openPaperEntries } from '../db/paper-entries.ts'
import { openOpenings } from '../db/openings.ts'
import { openRoundProofs } from '../db/round-proofs.ts'
import { openPeople } from '../db/people.ts'
import { openSetup } from '../db/setup.ts'
import { openHubRecord } from '../db/hub-record.ts'
import { demoMeeting } from '../db/demo-meeting.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import type { Reply } from '../shared/protocol/protocol.ts'
import type { PresetId } from '../shared/domain/scoring/presets/index.ts'
import { openAuth } from './auth.ts'
import { startClock, type Machine } from './clock.ts'
import { prepareFolder } from './data-folder.ts'
import { openBackRoom, type Hands } from './back-room/back-room.ts'
import { inPlace } from './back-room/in-place.ts'
import { log } from './log.ts'
import { projectRoot } from './project.ts'
import { openReceipts } from './receipts.ts'
import { openRoom, type Room } from './room.ts'

const demoFolder = join(projectRoot, 'db', 'demo', 'henan-2017')
/** How often the hub's clock is kept, which is how exactly a reboot is noticed, and what is left undone tried again. */
const KEEP_CLOCK_EVERY = 2_000

/** What is tried again every two seconds fails again every two seconds: the same of the same is said once. */
function saidOnce(): (where: string, error: unknown) => void {
  const said = new Set<string>()
  return (where, error) => {
    const what = `${where}: ${String(error)}`
    if (!said.has(what)) log.bug(where, error)
    said.add(what)
  }
}

function openParts(db: Db) {
  const box = openBallotBox(db)
  return {
    store: openStore(db),
    box,
    entries: openPaperEntries(db),
    openings: openOpenings(db),
    proofs: openRoundProofs(db, box),
    people: openPeople(db),
    setup: openSetup(db),
    record: openHubRecord(db),
  }
}

/**
 * Opens a data folder. `hands`: who does the work of the back room. Throws `StoreUnusable`, and then nothing in it was
 * changed.
 */
export function openHouse(folder: string, machine: Machine, hands: (folder: string) => Hands = inPlace) {
  prepareFolder(folder)
  refuseForeign(folder)
  const unlock = takeLock(folder)
  let db: Db
  try {
    db = openDatabase(folder)
  } catch (error) {
    unlock()
    throw error
  }
  /** Everything that remembers what is in the store: opened anew when the store has been put back to an earlier state. */
  let kept = openParts(db)
  const started = startClock(machine, kept.record.clock(), kept.store.lastAt())
  let room: Room | null = null
  const bug = saidOnce()
  const auth = openAuth(kept.record.accessKey, () => room?.meeting() ?? null)

  /** `lastSeen`: the reboot that this meeting has not noted yet, if it was under way then. */
  function enter(lastSeen: Instant | null): void {
    const { store, box, entries, openings, proofs, record, people } = kept
    room = openRoom({
      store,
      box,
      entries,
      openings,
      proofs,
      receipts: openReceipts(record.accessKey, record.epoch),
      clock: started.clock,
      lastSeen,
      bug,
    })
    const { meeting } = room
    // A reissue that was saved before the hub was killed.
    for (const [card, issue] of Object.entries(meeting().reissued)) people.retire(card, issue)
  }

  /** Puts a meeting into the empty store. Throws if there is one already, and `NotSaved`. */
  function begin(meeting: Meeting): Room {
    if (room) throw new Error('the store holds a meeting')
    kept.store.begin(meeting)
    enter(null)
    return room as unknown as Room
  }

  /** Removes what a cleared rehearsal has left in the file. */
  function cleanFile(): void {
    try {
      cleanUp(db)
    } catch (error) {
      // A disk that refuses now, or a file that somebody reads, is tried again.
      if (!(error instanceof NotSaved)) bug('cleaning the file', error)
    }
  }

  /** The last entry of a clearing. The old room is gone: whatever goes wrong here, the new one is to be served. */
  function markCleared(next: Room, by: Person): Reply {
    const id = `cleared-by-${by.id}-${kept.store.seq()}`
    try {
      const reply = next.handle(theHub, { id, command: { type: 'rehearsal.clear' } })
      cleanFile()
      return reply
    } catch (error) {
      log.bug('clearing a rehearsal', error)
      return { ok: false, refused: 'failed' }
    }
  }

  function keepClock(): void {
    room?.tidy()
    cleanFile()
    if (room?.rebootRecorded() === false) return
    try {
      kept.record.keepClock(started.record())
    } catch (error) {
      // A full disk shows at the next command; a clock kept a moment too early only makes a reboot a little vaguer.
      if (!(error instanceof NotSaved)) throw error
    }
  }

  const backRoom = openBackRoom({
    hands: hands(folder),
    asOf: () => `${kept.record.epoch}/${kept.store.seq()}`,
  })

  const lastSeen = kept.store.holdsMeeting() ? started.lastSeen : null
  if (kept.store.holdsMeeting()) enter(lastSeen)
  keepClock()
  const keeping = setInterval(keepClock, KEEP_CLOCK_EVERY)

  return {
    clock: started.clock,
    /** Set if the machine was rebooted since the hub last ran with this meeting. */
    lastSeen,
    get record() {
      return kept.record
    },
    get people() {
      return kept.people
    },
    /** The meeting; null in an empty store. */
    room: () => room,
    auth: () => auth,
    /** The draft of a meeting that is being prepared. */
    setup: kept.setup,
    begin,
    /** Puts the demo, held by a preset or as it comes, and openly if asked for, into an empty store. Throws if there is a meeting already, and `NotSaved`. */
    loadDemo(preset: PresetId | null = null, openly = false): Room {
      return begin(demoMeeting(demoFolder, started.clock.now(), preset, openly))
    },
    /**
     * Clears a rehearsal: the meeting is what it was when it began, and the journal says that there was one. Answers with
     * the meeting's new room, which is the only one from then on, and what became of that last entry: where it was refused,
     * nothing of the rehearsal is left but its mark, and it is to be cleared once more. Throws `NotSaved`, and then
     * everything is as it was; and if there is no rehearsal. What the file still holds of it then, because the disk refuses
     * or somebody reads, is removed as soon as it can be.
     */
    clearRehearsal(by: Person): { readonly room: Room; readonly reply: Reply } {
      const start = kept.store.load('start')
      if (!room?.meeting().rehearsal || !start) throw new Error('there is no rehearsal')
      room.collect()
      // What is being made is of a meeting that is no more, and its thread is to let go of the file.
      void backRoom.end()
      clearRehearsal(db, (facts) => facts.reduce(apply, start))
      kept = openParts(db)
      // A reboot before the rehearsal was noted before it began, and one during it is gone with it.
      enter(null)
      const next = room as unknown as Room
      return { room: next, reply: markCleared(next, by) }
    },
    /** Where what takes long is made of the store. To be closed before the house is. */
    backRoom,
    /** The hash of the journal's last row, in hexadecimal digits; of no row, that of the meeting as it began. */
    head: () => kept.store.head(),
    /** What lies in a round's box, as it lies there. */
    boxed: (round: string) => kept.box.inPlaces(round),
    folder,
    close(): void {
      void backRoom.close()
      clearInterval(keeping)
      try {
        room?.collect()
        keepClock()
      } finally {
        db.close()
        unlock()
      }
    },
  }
}
export type House = ReturnType<typeof openHouse>
export { StoreUnusable }
