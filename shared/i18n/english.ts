/** Everything that pages say in English, to be fetched at once. */
export { consoleWords } from './en/console.ts'
export { display, clock } from './en/display.ts'
export { entry } from './en/entry.ts'
export { home } from './en/home.ts'
export { phone } from './en/phone.ts'
export { recorder } from './en/recorder.ts'
export { refusals } from './en/refusals.ts'
export { terms } from './en/terms.ts'
