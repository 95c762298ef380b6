/** The path of a Chromium or Chrome, or null. */
export function findBrowser(): Promise<string | null>
/** The same, installing one if there is none; ends the process with a sentence if that fails. */
export function ensureBrowser(): Promise<string>
