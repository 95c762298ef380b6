/** What the rehearsal command says in its window. */
import type { rehearsalWords as chinese } from '../zh-CN/rehearsal.ts'

export const rehearsalWords: typeof chinese = {
  usage: 'Usage: npm run rehearse -- --url http://localhost:8080 --data DIR --voters N --speed S --seed K [--lang en]',
  notInRehearsal:
    'This meeting is not in rehearsal; nothing was changed. Begin a rehearsal at the console first; one press clears it afterwards.',
  unreachable: (url, why) => `${url} cannot be reached (${why}). Is the hub running, and is the data folder its own?`,
  begins: (voters, speed, seed) => `The rehearsal begins: ${voters} phones, ${speed} times as fast, seed ${seed}`,
  asks: (n) => `Question ${n} of the rehearsal`,
  tooFew: 'Rehearsal: too few ballots',
  desk: 'Rehearsal desk',
  substitute: 'Rehearsal substitute',
  arrived: (n) => `${n} people have checked in`,
  arrivedLate: (n) => `${n} people have checked in late`,
  joined: (n) => `${n} phones have joined`,
  late: (n) => `${n} phones have joined late`,
  voted: (round, sent, refused) => `${round}: ${sent} ballots sent${refused > 0 ? `, ${refused} refused` : ''}`,
  opened: (round, agreed) =>
    `${round}: ${agreed ? 'opened by both tellers, who agree' : 'not opened; the tellers are needed'}`,
  stuck: (why) => `It stops here: ${why}`,
  ends: ({ steps, arrived, joined, sent, refused, remarks, gaps, finished }, seconds) =>
    [
      finished ? 'The rehearsal is complete.' : 'The rehearsal did not come to its end.',
      `${seconds} s; ${steps} steps; ${arrived} people checked in; ${joined} phones; ${sent} ballots received; ${remarks} questions; ${gaps} frames missed`,
      ...Object.entries(refused).map(([why, n]) => `refused (${why}): ${n}`),
    ].join('\n'),
}
