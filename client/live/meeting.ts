/** The meeting as this screen knows it: the last view, replaced section by section, and the one way to ask for a change. */
import { computed, ref, shallowReactive, shallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { Command, StepCommand } from '../../shared/domain/vocabulary.ts'
import type { NextStep } from '../../shared/domain/next-step.ts'
import { TRIAL } from '../../shared/domain/trial.ts'
import type { Mine, PlannedItem, View } from '../../shared/domain/view.ts'
import type {
  BallotMessage,
  BallotReply,
  DraftMessage,
  FoundMessage,
  PaperMessage,
  Refused,
  Reply,
  SheetMessage,
  SheetReply,
} from '../../shared/protocol/protocol.ts'
import { terms } from '../../shared/i18n/terms.ts'
import { useWords } from './language.ts'
import type { Waiting } from './outbox.ts'
import { openLink, type Connection, type Ended, type Link, type LinkEvents } from './link.ts'
import type { HubClock } from './hub-clock.ts'
import { dropSession } from './session.ts'
import { useRefusals } from './refusals.ts'
import { useHubTime } from './now.ts'

export const useMeeting = defineStore('meeting', () => {
  const view = shallowReactive<Record<string, unknown>>({}) as View
  const mine = shallowRef<Mine | null>(null)
  const connection = ref<Connection>('connecting')
  /** Set when the hub closed the line for good: the page lets the person in anew. */
  const ended = ref<Ended | null>(null)
  /** Which generation of the meeting this is; another one once a rehearsal was cleared. Null before the first frame. */
  const epoch = ref<string | null>(null)
  /** Commands without an answer, oldest first, also from before a reload; a button that was pressed waits for its answer. */
  const waiting = shallowRef<readonly Waiting[]>([])
  const unanswered = computed(() => waiting.value.length)
  let link: Link | null = null

  const words = useWords(terms)
  /** A trial's one line stands where a presenter would, so it has a name wherever one is asked for, and no number or time. */
  const trial = () => ({ id: TRIAL, kind: 'slot', title: '', name: words.value.trial }) as PlannedItem
  const items = computed(() => new Map((view.agenda?.items ?? []).map((item) => [item.id, item])))

  function sections(sections: View, whole: boolean): void {
    if (whole) for (const name of Object.keys(view) as (keyof View)[]) if (!(name in sections)) delete view[name]
    Object.assign(view, sections)
  }

  function open(session: string): void {
    close()
    // Another session may be another person's: nothing of the former one is left to be seen.
    sections({}, true)
    mine.value = null
    ended.value = null
    link = openLink(session, {
      sections,
      epoch: (now) => (epoch.value = now),
      mine: (own) => (mine.value = own),
      connection: (state) => (connection.value = state),
      answered(_envelope, reply) {
        if (!reply.ok) useRefusals().show(reply)
      },
      waiting: (list) => (waiting.value = list),
      ended(why) {
        if (why === 'versionUnknown') return location.reload()
        dropSession(session)
        link = null
        ended.value = why
      },
      wall: (skew) => useHubTime().setWall(skew),
    })
    useHubTime().follow(link.clock)
  }

  /** Shows what something else than a hub tells, a recording say. There is nobody to ask, so everything asked is refused. */
  const watch = (feed: (on: Pick<LinkEvents, 'sections'>) => { readonly clock: Pick<HubClock, 'now'> }): void =>
    useHubTime().follow(feed({ sections }).clock)

  function close(): void {
    link?.close()
    link = null
    connection.value = 'connecting'
  }

  /** Asks the hub. A refusal is also shown to the person by itself; the answer is for what the caller does next. */
  async function ask(command: Command): Promise<Reply> {
    return link ? link.ask(command) : { ok: false, refused: 'notAllowed' }
  }

  /** Asks for a step, with the number of the last step this screen has seen. */
  const take = (step: NextStep): Promise<Reply> => ask({ ...step, step: view.control?.step ?? 0 } as StepCommand)

  const sendBallot = async (ballot: BallotMessage): Promise<BallotReply | null> => (link ? link.ballot(ballot) : null)
  const sendPaper = async (sheet: PaperMessage): Promise<{ ok: true } | Refused | null> =>
    link ? link.paper(sheet) : null
  const askSheet = async (which: SheetMessage): Promise<SheetReply | null> => (link ? link.sheet(which) : null)
  const sayFound = (found: FoundMessage): void => link?.found(found)
  const sayDraft = (draft: DraftMessage): void => link?.draft(draft)
  const item = (id: string | null | undefined): PlannedItem | undefined =>
    id === TRIAL ? trial() : id ? items.value.get(id) : undefined
  /** Half the width of the interval in which the hub's time lies, in milliseconds; null before it is known. */
  const clockError = (): number | null => link?.clock.errorBound ?? null

  return {
    view,
    mine,
    connection,
    ended,
    epoch,
    unanswered,
    waiting,
    item,
    open,
    watch,
    close,
    ask,
    take,
    sendBallot,
    sendPaper,
    askSheet,
    sayDraft,
    sayFound,
    clockError,
  }
})
