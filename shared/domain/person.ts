/**
 * Who can act or watch. Glossary: chair 主持人, operator 会务操作员, recorder 记录员, voter 评议人, observer 列席.
 * 计票人 are two, since what is counted by hand is counted by two: `teller_a` and `teller_b`.
 * `secretary` 会议秘书 prepares the day and hands in its papers; `desk` 签到处 checks people in, at several tables at once.
 * `projector` and `stage` are screens; `hub` is the machine itself, which counts the box and reports a restart.
 */
export const roles = [
  'chair',
  'operator',
  'recorder',
  'secretary',
  'desk',
  'teller_a',
  'teller_b',
  'projector',
  'stage',
  'voter',
  'observer',
  'hub',
] as const
export type Role = (typeof roles)[number]

/** The roles that get in by a link of their own. Voters and observers get in by their card. */
export const linkRoles = [
  'chair',
  'operator',
  'recorder',
  'secretary',
  'desk',
  'teller_a',
  'teller_b',
  'projector',
  'stage',
] as const satisfies readonly Role[]
export type LinkRole = (typeof linkRoles)[number]

/** `id` is the card's number for voters and observers and the role's name for everybody else. */
export type Person = { readonly role: Role; readonly id: string }

export const theHub: Person = { role: 'hub', id: 'hub' }
