/** Getting in over http: why the hub may not let somebody in. */
export const entryRefusals = [
  'linkUnknown',
  'codeUnknown',
  'cardInUse',
  'tooManyTries',
  'badRequest',
  'unreachable',
] as const
/** `unreachable` is the page's own word for no answer. */
export type EntryRefusal = (typeof entryRefusals)[number]

/** The pages, and the role that each one's link is for. The phone's page is entered by card. */
export const pageOfRole = {
  chair: '/chair',
  operator: '/chair',
  recorder: '/recorder',
  secretary: '/setup',
  desk: '/desk',
  teller_a: '/teller',
  teller_b: '/teller',
  projector: '/projector',
  stage: '/stage',
} as const
