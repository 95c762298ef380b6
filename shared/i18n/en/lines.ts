import type { linesWords as chinese } from '../zh-CN/lines.ts'

export const linesWords: typeof chinese = {
  title: 'Connections and clocks',
  open: 'Show connections and clocks',
  why: 'Clock error: how far a screen’s time may be from the hub’s. Only where it is small do countdowns run side by side.',
  who: 'Screen or post',
  since: 'Connected',
  bound: 'Clock error',
  nth: (role, n) => `${role} ${n}`,
  from: (time) => `since ${time}`,
  within: (ms) => `≤ ${ms} ms`,
  unknown: 'not known yet',
  tooWide: 'too large',
  tooLong: 'bad connection',
  none: 'No screen or post is connected',
  more: (n) => `${n} more connections are not listed`,
  phones: (n) => `Phones: ${n}`,
  halfAndAll: (median, worst) => `half ≤ ${median} ms, all ≤ ${worst} ms`,
  phonesUnknown: (n) => `${n} not known yet`,
  phonesTooWide: (n) => `${n} too large`,
  advice: 'A screen marked “!”: check its cable or wireless signal, then reload its page.',
  doubtful: (n) => (n === 1 ? '1 clock off' : `${n} clocks off`),
}
