/** What a draft can begin with: nothing but what is usual everywhere, or one of the presets with the usual day. */
import { USUAL_FLOOR } from '../domain/small-class.ts'
import { presets, type PresetId } from '../domain/scoring/presets/index.ts'
import type { DraftInterval, LimitName, MeetingDraft } from './draft.ts'

/** Soft limits in seconds (domain 1.5). */
export const usualLimits: Readonly<Record<LimitName, number>> = {
  called: 60,
  questioning: 180,
  answering: 300,
  commenting: 300,
  pledging: 60,
  ballot: 90,
  notice: 60,
}

/** Minutes of a report, and of a slot with everything in it (domain 1.1). */
export const USUAL_REPORT = 10
export const USUAL_SLOT = 22
/** 异议期 in minutes. */
const USUAL_OBJECTION = 30

/** A draft without a day or anybody in it; the scheme, which cannot be nothing, is that of P1. `zone`: IANA name. */
export function emptyDraft(zone: string): MeetingDraft {
  const { scheme, timing, firstTogether, secrecy, reveal, recusal } = presets.P1
  return {
    title: '',
    venue: '',
    date: '',
    time: '',
    zone,
    items: [],
    order: 'fixed',
    officials: { chair: '', recorder: '', chiefScrutineer: '', scrutineers: [], tellers: [], supervisor: '' },
    attendees: [],
    cards: 'drawn',
    spares: {},
    scheme,
    timing,
    firstTogether,
    secrecy,
    floor: USUAL_FLOOR,
    objection: USUAL_OBJECTION,
    recusal,
    quorum: { over: 1, under: 2, atLeast: false },
    reveal,
    remarks: true,
    limits: usualLimits,
    made: { presenters: 0, intervals: 0, attendees: 0 },
  }
}

/** What stands around the presenters nearly everywhere, in minutes. They go behind the opening. */
const usualDay: readonly DraftInterval[] = [
  { kind: 'opening', id: 'i01', title: '', planned: 5 },
  { kind: 'observer_comment', id: 'i02', title: '', planned: 10 },
  { kind: 'summing_up', id: 'i03', title: '', planned: 30 },
]

/** The usual day at the usual hour, its ballots held by a preset. */
export function draftFromPreset(id: PresetId, zone: string): MeetingDraft {
  const { scheme, timing, firstTogether, secrecy, reveal, recusal } = presets[id]
  return {
    ...emptyDraft(zone),
    time: '08:30',
    items: usualDay,
    scheme,
    timing,
    firstTogether,
    secrecy,
    cards: secrecy === 'secret' ? 'drawn' : 'named',
    reveal,
    recusal,
    made: { presenters: 0, intervals: usualDay.length, attendees: 0 },
  }
}
