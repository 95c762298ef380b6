/** The hub's own sentences, printed in both languages: Chinese first. */
import { hub } from '../shared/i18n/hub.ts'
import { log } from './log.ts'

type HubWords = (typeof hub)['zh-CN']

/** One sentence in both languages, on a line each. */
export const both = (pick: (words: HubWords) => string): string => `${pick(hub['zh-CN'])}\n${pick(hub.en)}`

/** Says why the hub does not start. The caller ends the process with exit code 1. */
export const sayProblem = (pick: (words: HubWords) => string): void => log.problem(both(pick))
