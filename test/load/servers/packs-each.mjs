/**
 * What the served pages are measured against: the same files read from their folder and packed anew for each request, as
 * compression on the way does it. It says its port on its first line. Plain JavaScript: it runs as it is.
 */
import { createReadStream } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { createGzip } from 'node:zlib'
import express from 'express'

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))
const app = express()

function send(response, file) {
  response.type(file).set({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' })
  pipeline(createReadStream(join(root, 'dist/pages', file)), createGzip({ level: 6 }), response, (error) => {
    if (error) response.destroy()
  })
}
app.get('/join', (_request, response) => send(response, 'client/phone/index.html'))
app.get('/assets/:name', (request, response) => send(response, `assets/${request.params.name}`))
// It knows nobody and keeps nothing: whoever comes is let in.
app.post('/api/join', express.json(), (_request, response) => response.json({ session: '', role: 'voter' }))

const server = app.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))
