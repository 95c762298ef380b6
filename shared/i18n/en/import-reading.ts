/** English headings and entries that an import knows; the first ones are preferred. Compared without spaces and signs. */
import type {
  fillings as chineseFillings,
  headingParts as chineseParts,
  headings as chineseHeadings,
} from '../zh-CN/import-reading.ts'

export const headings: typeof chineseHeadings = {
  presenters: {
    orderNo: ['speaking order', 'order', 'number', 'no', '#', 'serial'],
    name: ['presenter', 'name', 'full name'],
    unit: ['unit', 'organisation', 'organization', 'department', 'company'],
    post: ['post', 'position', 'title', 'job title'],
    unitAndPost: ['unit and post', 'organisation and position'],
    kind: ['kind', 'type', 'item'],
    mode: ['report', 'report mode', 'mode', 'way of reporting'],
    limit: ['limit', 'time limit', 'minutes'],
    planned: ['planned', 'planned time', 'expected'],
    commentators: ['commentators', 'commentator', 'comments by'],
    group: ['group'],
    note: ['note', 'notes', 'remarks'],
  },
  attendees: {
    no: ['number', 'no', 'card', 'card number', 'id', '#', 'serial'],
    name: ['name', 'full name', 'attendee'],
    unit: ['unit', 'organisation', 'organization', 'department', 'company'],
    post: ['post', 'position', 'title', 'job title'],
    unitAndPost: ['unit and post', 'organisation and position'],
    identity: ['identity', 'capacity', 'role'],
    voterClass: ['class', 'voter class', 'ballot class'],
    votes: ['votes', 'takes part in ballots', 'voting'],
    seat: ['seat', 'seat number'],
    note: ['note', 'notes', 'remarks'],
  },
}

export const headingParts: typeof chineseParts = { name: [], unit: [], post: [], seat: ['seat'], voterClass: [] }

export const fillings: typeof chineseFillings = {
  oral: ['oral', 'oral report', 'on stage', 'in person'],
  written: ['written', 'written report', 'in writing'],
  presenting: ['report', 'presenter', 'presentation'],
  yes: ['yes', 'y', 'true', 'x'],
  no: ['no', 'n', 'false'],
  withoutVote: ['none', 'no vote', 'observer', 'non-voting'],
  classWords: ['class', 'ballot'],
  minutes: ['minutes', 'minute', 'mins', 'min', 'm', "'"],
  foot: ['total', 'sum', 'note', 'notes', 'prepared by', 'checked by'],
  between: [',', ';'],
}
