/** The floor in C, asked like the other servers. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { BACKLOG } from '../../../server/addresses.ts'
import { textFrame } from '../../../server/live/encoded.ts'
import { answers } from '../process.ts'

const floor = spawn(process.env['FLOOR'] ?? '', [String(BACKLOG)], { stdio: ['pipe', 'pipe', 'inherit'] })
process.on('exit', () => floor.kill('SIGKILL'))
const lines = createInterface({ input: floor.stdout })[Symbol.asyncIterator]()
const line = async (): Promise<string> => String((await lines.next()).value)

answers({
  start: async () => ({ port: Number(await line()), pid: floor.pid }),
  cpu: async () => {
    floor.stdin.write('cpu\n')
    return Number(await line())
  },
  async broadcast({ text }: { text: string }) {
    const { frame } = textFrame(text)
    floor.stdin.write(`frame ${frame.length}\n`)
    floor.stdin.write(frame)
    floor.stdin.write('go\n')
    const [started, before] = (await line()).split(' ').map(Number)
    return { started, before }
  },
})
