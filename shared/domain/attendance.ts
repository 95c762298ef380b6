/** 实到: how many of each class have come, as the desk reports it, and whether they are enough for a ballot. */
import { refuse, type Decision } from './decision.ts'

/** Per class; null until somebody has counted. */
export type Attendance = Readonly<Record<string, number>> | null

/** 法定人数: of all who are due, more than (or, with `atLeast`, no fewer than) this share must have come. */
export type Quorum = { readonly over: number; readonly under: number; readonly atLeast: boolean }

export type AttendanceCommand = { type: 'attendance.record'; present: Readonly<Record<string, number>> }
export type AttendanceFact = { type: 'attendance.recorded'; present: Readonly<Record<string, number>> }

/** Every class has its number, none more than are due. */
export function decideAttendance(
  { present }: AttendanceCommand,
  due: Readonly<Record<string, number>>,
): Decision<AttendanceFact> {
  const classes = Object.keys(due)
  if (Object.keys(present).length !== classes.length) return refuse('badRequest')
  for (const code of classes) {
    const come = present[code]
    if (come === undefined) return refuse('badRequest')
    if (come > (due[code] ?? 0)) return refuse('moreThanDue')
  }
  return [{ type: 'attendance.recorded', present }]
}

/** Why no ballot may be opened: nobody has counted, or too few have come. Null if one may. Rule B18. */
export function quorumRefusal(
  quorum: Quorum | null,
  attendance: Attendance,
  due: Readonly<Record<string, number>>,
): { refused: 'attendanceUnknown' } | { refused: 'noQuorum'; count: number } | null {
  if (!quorum) return null
  if (!attendance) return { refused: 'attendanceUnknown' }
  const come = added(attendance) * quorum.under
  const needed = added(due) * quorum.over
  if (quorum.atLeast ? come >= needed : come > needed) return null
  const fewest = quorum.atLeast ? Math.ceil(needed / quorum.under) : Math.floor(needed / quorum.under) + 1
  return { refused: 'noQuorum', count: fewest - added(attendance) }
}

const added = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0)
