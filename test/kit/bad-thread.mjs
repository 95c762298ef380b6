/**
 * A back room's thread as one fears it. What it is told to make it does not make: `workbook`: it dies, `replay`: it reads the
 * store and never comes to an end, having said so in a file. For anything else it answers which job of its life this is, and
 * says in a file that it has answered if that was the `archive`.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

let jobs = 0
parentPort.on('message', ({ what }) => {
  jobs += 1
  if (what === 'workbook') throw new Error('the thread has died')
  if (what === 'replay') {
    const db = new Database(join(workerData.folder, 'rostrum.db'), { readonly: true })
    db.exec('BEGIN')
    db.prepare('SELECT COUNT(*) FROM journal').get()
    writeFileSync(workerData.flag, 'reading')
    for (;;);
  }
  if (what === 'documents') return parentPort.postMessage({ failed: 'it cannot be read' })
  parentPort.postMessage({ made: jobs })
  if (what === 'archive' && workerData.flag) writeFileSync(workerData.flag, 'answered')
})
