import type { checkIn as chinese } from '../zh-CN/check-in.ts'

/** The figures of the check-in: for the projector, the console, the desks and the paper. */
export const checkIn: typeof chinese = {
  title: 'Check-in',
  due: 'Expected',
  present: 'Present',
  absent: 'Absent',
  nonvoting: 'Without a vote',
  left: 'Left early',
  late: 'Late',
  excused: 'Excused',
  substitutes: 'Substitutes',
  ofWhom: (n, what) => `${n} (${what})`,
  share: (n, of) => `${n} / ${of}`,
  open: 'Check-in is open',
}
