/** The data folder: made if missing, looked at before anything in it is touched. */
import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { StoreUnusable, storeFile } from '../db/open.ts'

/** Makes the folder ready for a store. Throws `StoreUnusable` if it cannot be written. */
export function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (!statSync(folder).isDirectory()) throw new Error('not a folder')
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new StoreUnusable('unwritable', cause)
  }
}

export const holdsStore = (folder: string): boolean => existsSync(storeFile(folder))

/** Does a folder hold anything that is not ours? A demo goes only into an empty one. */
export const holdsForeignFiles = (folder: string): boolean =>
  existsSync(folder) && !holdsStore(folder) && readdirSync(folder).some((name) => name !== 'hub.lock')
