/**
 * `npm run bench`: every goal of the hub's speed beside its yardstick, in one run on one machine.
 *
 *     npm run bench -- [--quick] [--json] [--only NAME[,NAME…]] [--soak]
 */
import { parseArgs } from 'node:util'
import { machine } from './machine.ts'
import { CouldNotRun, type Measure } from './measure.ts'
import { goalsText, machineText, measuredText, type Ran, type Run } from './report.ts'
import { measure as ballots } from './measures/ballots.ts'
import { measure as chair } from './measures/chair.ts'
import { measure as clock } from './measures/clock.ts'
import { measure as fanOut } from './measures/fan-out.ts'
import { measure as firstView } from './measures/first-view.ts'
import { measure as firstVisits } from './measures/first-visits.ts'
import { measure as growth } from './measures/growth.ts'
import { measure as memory } from './measures/memory.ts'
import { measure as reconnect } from './measures/reconnect.ts'

const measures: readonly Measure[] = [fanOut, chair, ballots, reconnect, memory, firstVisits, firstView, clock, growth]

const { values: asked } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    soak: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})
const wanted = asked.only?.split(',') ?? measures.map(({ name }) => name)
const unknown = wanted.filter((name) => !measures.some((measure) => measure.name === name))
if (unknown.length > 0) {
  console.error(
    `There is no measure “${unknown.join(', ')}”. There are: ${measures.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(1)
}

const say = (text: string): void => {
  if (!asked.json) console.log(text)
}

async function take({ name, about, run }: Measure): Promise<Ran> {
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1_000
  try {
    const measured = await run({ quick: asked.quick, soak: asked.soak })
    return { name, about, seconds: seconds(), measured }
  } catch (error) {
    const why =
      error instanceof CouldNotRun
        ? error.message
        : `a fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
    return { name, about, seconds: seconds(), couldNotRun: why }
  }
}

say(machineText(machine))
const ran: Ran[] = []
for (const measure of measures.filter(({ name }) => wanted.includes(name))) {
  const one = await take(measure)
  ran.push(one)
  say(measuredText(one))
}
const run: Run = { machine, quick: asked.quick, ran }
if (asked.json) console.log(JSON.stringify(run, null, 2))
else say(goalsText(run))
process.exit(0)
