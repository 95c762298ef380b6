/** The recorder's page, and the form in which questions, answers and comments are typed. */
import type { recorder as chinese } from '../zh-CN/recorder.ts'

export const recorder: typeof chinese = {
  title: 'Record',
  under: 'Under way',
  none: 'Nothing on the agenda is under way',
  entry: {
    into: (item) => `Goes to: ${item}`,
    between: 'Goes between two items',
    moved: (item) => `The meeting has moved on to ${item}.`,
    follow: (item) => `Put it to ${item}`,
    kind: 'Kind',
    speaker: 'Speaker',
    speakerHint: 'Post or name',
    text: 'Words',
    textHint: 'The main points are enough',
    left: (n) => `${n} characters left`,
    show: 'Show on the projector, too',
    record: 'Record',
    recordAndShow: 'Record and show',
    recorded: 'Recorded',
    shortcut: 'Ctrl+Enter',
  },
  list: {
    waiting: (n) => `Waiting ${n}`,
    waitingNote: 'Released at the chair’s console',
    noneWaits: 'Nothing is waiting',
    show: 'Show',
    takeDown: 'Take down',
    onWall: 'On screen',
  },
}
