/** 与会人员: everybody who is expected, by name. Whether somebody has come is in the check-in. */

export type Attendee = {
  /** Given once and never changed: `v001`, `v002` … in the order of the first list. */
  readonly id: string
  readonly name: string
  readonly unit: string
  /** 职务 */
  readonly post: string
  /** 身份, e.g. 党代表. */
  readonly identity: string
  readonly seat: string
  /** 票类. Absent for those who attend without a vote (列席). */
  readonly voterClass?: string
  /** The number of the card that belongs to this person. Only where cards are named. */
  readonly card?: string
  /** The slot of a presenter. */
  readonly presenter?: string
  /** What the organiser wrote beside the name. */
  readonly note?: string
}

/** By id. Empty where nobody has made a list: then the table counts those present by class. */
export type Attendees = Readonly<Record<string, Attendee>>
