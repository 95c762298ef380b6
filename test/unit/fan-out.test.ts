/** Bringing an audience up to date, turn by turn, with lines that this test reads or does not read. */
import { expect, test } from 'vitest'
import fc from 'fast-check'
import { textFrame, type Line } from '../../server/live/encoded.ts'
import { openFanOut } from '../../server/live/fan-out.ts'
import { seeded } from '../kit/seed.ts'

/** A line that notes what is written to it, and says how much of it has not been read. */
function aLine() {
  const got: string[] = []
  const stream = {
    writable: true,
    writableLength: 0,
    // A head of two bytes: everything here is short.
    write: (frame: Buffer) => got.push(frame.toString('utf8', 2)),
  }
  const conn = { readyState: 'open', writeBuffer: [], transport: { socket: { _socket: stream } } }
  return { got, stream, line: { conn } as unknown as Line }
}
type TestLine = ReturnType<typeof aLine>

function aHall(turn: number) {
  const turns: (() => void)[] = []
  const waits: (() => void)[] = []
  const deaf: Line[] = []
  const bugs: unknown[] = []
  let time = 0
  let published = 0
  const fan = openFanOut({
    whole: () => textFrame(`whole ${published}`),
    now: () => time,
    turn,
    nextTurn: (act) => void turns.push(act),
    after: (_milliseconds, act) => void waits.push(act),
    deaf: (line) => void deaf.push(line),
    bug: (error) => void bugs.push(error),
  })
  return {
    fan,
    deaf,
    bugs,
    enter(): TestLine {
      const made = aLine()
      fan.show(made.line)
      return made
    },
    publish(): void {
      published += 1
      const number = published
      fan.publish((at) => textFrame(`${number} at ${at}`))
    },
    pass: (milliseconds: number) => void (time += milliseconds),
    /** One turn of the loop. Answers whether there was anything to do. */
    turn: (): boolean => {
      const act = turns.shift()
      act?.()
      return act !== undefined
    },
    lookAgain: () => waits.splice(0).forEach((act) => act()),
    waiting: () => turns.length,
  }
}
const allTurns = (hall: ReturnType<typeof aHall>): void => {
  while (hall.turn());
}

test('[W16] a table is written to while publishing; phones some in each turn, with the moment of that turn', () => {
  const table = aHall(Infinity)
  const console_ = table.enter()
  table.publish()
  expect(console_.got).toEqual(['whole 0', '1 at 0'])

  const phones = aHall(2)
  const five = Array.from({ length: 5 }, () => phones.enter())
  phones.publish()
  expect(five.map(({ got }) => got.length)).toEqual([1, 1, 1, 1, 1])
  phones.turn()
  expect(five.map(({ got }) => got.length)).toEqual([2, 2, 1, 1, 1])
  phones.pass(3)
  phones.turn()
  phones.pass(3)
  phones.turn()
  expect(five.map(({ got }) => got.at(-1))).toEqual(['1 at 0', '1 at 0', '1 at 3', '1 at 3', '1 at 6'])
  expect(phones.waiting()).toBe(0)
})

test('[W17] what is published during a round comes behind it, to each in order', () => {
  const hall = aHall(2)
  const lines = Array.from({ length: 3 }, () => hall.enter())
  hall.publish()
  hall.turn()
  hall.publish()
  allTurns(hall)
  for (const { got } of lines) expect(got).toEqual(['whole 0', '1 at 0', '2 at 0'])
})

test('[W17] who comes in during a round is shown everything and nothing twice; who leaves gets nothing more', () => {
  const hall = aHall(1)
  const [first, second] = [hall.enter(), hall.enter()]
  hall.publish()
  hall.turn()
  const late = hall.enter()
  hall.fan.leave(second.line)
  allTurns(hall)
  expect(first.got).toEqual(['whole 0', '1 at 0'])
  expect(second.got).toEqual(['whole 0'])
  expect(late.got).toEqual(['whole 1'])
})

test('[W17] nobody is missed when the last takes the place of one that left during a round', () => {
  for (const leaving of [0, 1, 2, 3, 4]) {
    const hall = aHall(2)
    const lines = Array.from({ length: 5 }, () => hall.enter())
    hall.publish()
    hall.turn()
    const gone = lines[leaving] as TestLine
    hall.fan.leave(gone.line)
    hall.fan.leave(gone.line)
    allTurns(hall)
    for (const line of lines) {
      if (line !== gone) expect(line.got, `when ${leaving} left`).toEqual(['whole 0', '1 at 0'])
    }
  }
})

test('[W17] one that is hung up on because it is deaf makes nobody miss anything', () => {
  const hall = aHall(10)
  const lines = Array.from({ length: 4 }, () => hall.enter())
  const deaf = lines[1] as TestLine
  deaf.stream.writableLength = 1
  hall.deaf.push = (line: Line) => {
    hall.fan.leave(line)
    return 0
  }
  hall.publish()
  allTurns(hall)
  expect(lines.map(({ got }) => got.length)).toEqual([2, 1, 2, 2])
})

test('[W17] a line that does not read is passed over, and begins anew with everything if it has missed too much', () => {
  const hall = aHall(10)
  const [reads, deaf, slow] = [hall.enter(), hall.enter(), hall.enter()]
  deaf.stream.writableLength = 1
  slow.stream.writableLength = 1
  hall.publish()
  allTurns(hall)
  slow.stream.writableLength = 0
  hall.lookAgain()
  allTurns(hall)
  expect(slow.got, 'missed little: it gets that').toEqual(['whole 0', '1 at 0'])
  for (let n = 0; n < 100; n += 1) {
    hall.publish()
    allTurns(hall)
  }
  expect(reads.got).toHaveLength(102)
  expect(deaf.got, 'nothing is written to it meanwhile').toEqual(['whole 0'])
  deaf.stream.writableLength = 0
  hall.lookAgain()
  allTurns(hall)
  expect(deaf.got).toEqual(['whole 0', 'whole 101'])
  hall.publish()
  allTurns(hall)
  expect(deaf.got.at(-1)).toBe('102 at 0')
})

test('[W17] a fault in writing to one line is told, and the others are written to all the same', () => {
  const hall = aHall(2)
  const lines = Array.from({ length: 4 }, () => hall.enter())
  const bad = lines[1] as TestLine
  bad.stream.write = () => {
    throw new Error('a fault')
  }
  hall.publish()
  allTurns(hall)
  hall.publish()
  allTurns(hall)
  expect(hall.bugs).toHaveLength(2)
  for (const line of lines) if (line !== bad) expect(line.got).toEqual(['whole 0', '1 at 0', '2 at 0'])
})

test('[W17] in any order of publishing, turns, coming, going and deafness each line has a whole and then no gap', () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.constant('publish' as const) },
    { weight: 6, arbitrary: fc.constant('turn' as const) },
    { weight: 2, arbitrary: fc.constant('enter' as const) },
    { weight: 1, arbitrary: fc.constant('lookAgain' as const) },
    { weight: 3, arbitrary: fc.tuple(fc.constantFrom('deaf' as const, 'hears' as const, 'leave' as const), fc.nat(9)) },
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 150 }), fc.integer({ min: 1, max: 4 }), (story, turn) => {
      const hall = aHall(turn)
      const lines: TestLine[] = [hall.enter()]
      const gone = new Set<TestLine>()
      for (const what of story) {
        if (what === 'publish') hall.publish()
        else if (what === 'turn') hall.turn()
        else if (what === 'enter') lines.push(hall.enter())
        else if (what === 'lookAgain') hall.lookAgain()
        else {
          const line = lines[what[1] % lines.length] as TestLine
          if (what[0] === 'leave') {
            hall.fan.leave(line.line)
            gone.add(line)
          } else line.stream.writableLength = what[0] === 'deaf' ? 1 : 0
        }
      }
      for (const line of lines) line.stream.writableLength = 0
      hall.publish()
      allTurns(hall)
      hall.lookAgain()
      allTurns(hall)
      const last = (text: string | undefined) => Number(/\d+/.exec(text ?? '')?.[0])
      const newest = Math.max(...lines.filter((line) => !gone.has(line)).map(({ got }) => last(got.at(-1))), 0)
      for (const line of lines) {
        const { got } = line
        expect(got[0]).toMatch(/^whole/)
        for (let i = 1; i < got.length; i += 1) {
          const [before, now] = [last(got[i - 1]), last(got[i])]
          if (got[i]?.startsWith('whole')) expect(now).toBeGreaterThan(before)
          else expect(now).toBe(before + 1)
        }
        if (!gone.has(line)) expect(last(got.at(-1))).toBe(newest)
      }
    }),
    seeded(300),
  )
})
