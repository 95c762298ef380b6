/** The page for auditors and its examples: what it says a file holds, and what it says comes out. */
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { printTally } from '../../server/tally-command.ts'
import type { Tally, TallyRow } from '../../shared/domain/tally.ts'
import { schemeSchema } from '../../shared/protocol/scheme-schema.ts'
import { tallySchema } from '../../shared/protocol/tally-schema.ts'
import { printed } from '../kit/printed.ts'
import { workedOut } from '../kit/second-tally/worked-out.ts'
import { filesUnder, textOf } from '../kit/sources.ts'

const page = textOf('docs/tally.md')

const tables = page
  .split(/\n(?!\|)/)
  .map((block) => block.split('\n').filter((line) => line.startsWith('|')))
  .filter((lines) => lines.length > 2)
  .map(([head = '', , ...rows]) => ({ head: cells(head), rows: rows.map(cells) }))

function cells(line: string): readonly string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
}

function tableOf(head: string): readonly (readonly string[])[] {
  const table = tables.find((each) => each.head[0] === head)
  if (!table) throw new Error(`docs/tally.md has no table of each ${head}`)
  return table.rows
}

/** The examples by their file, with the result that the page states. */
const stated = tableOf('example').map(([link = '', result = '']) => ({
  file: `docs/${/\]\((.+)\)$/.exec(link)?.[1] ?? link}`,
  result,
}))
const files = stated.map(({ file }) => file)

/** The parts of the page that work an example out, by the files in their headings. */
const sections = page
  .split(/\n(?=#{2,4} )/)
  .map((text) => ({ text, files: [...(text.split('\n')[0] ?? '').matchAll(/[\w-]+\.json/g)].map(([name]) => name) }))
  .filter((section) => section.files.length > 0)
  .map(({ text, files: names }) => ({ text, files: names.map((name) => `docs/tally/${name}`) }))

/** The lines of a part's blocks of one kind. */
const linesOf = (text: string, kind: string): readonly string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${kind}\n([^\`]*)\`\`\``, 'g'))].flatMap(([, block = '']) =>
    block.split('\n').filter(Boolean),
  )

const run = (file: string, ...options: string[]) => printed(() => printTally([resolve(file), ...options]))

/** A row as the page writes it: `p1: 91.62, rank 1 tied, good (capped)`. */
function written({ presenter, score, standing }: TallyRow): string {
  const each = (figures: Readonly<Record<string, string>>, sign: string) =>
    Object.entries(figures).map(([code, figure]) => `${code} ${figure}${sign}`)
  const { rank, tied, band, capped } = standing
  const parts = [
    ...(score.score === null && score.verdict === undefined
      ? []
      : [[score.score, score.verdict].filter(Boolean).join(' ')]),
    ...each(score.shares ?? {}, '%'),
    ...each(score.parts ?? {}, ''),
    ...(score.renormalised.length > 0 ? [`without ${score.renormalised.join(' ')}`] : []),
    ...(score.withheld ? [`no result (${score.withheld.why} ${score.withheld.about.join(' ')})`] : []),
    ...(rank === undefined ? [] : [`rank ${rank}${tied ? ' tied' : ''}`]),
    ...(band === undefined ? [] : [`${band}${capped ? ' (capped)' : ''}`]),
  ]
  return `${presenter}: ${parts.join(', ')}`
}

/** What the page should state of a file: its results, or in English why there are none. */
function resultOf(file: string): string {
  const { code, out, err } = run(file, '--json')
  if (code !== 0) return err.trim().split('\n').at(-1) ?? ''
  return (JSON.parse(out) as Tally).rows.map(written).join('; ')
}

describe('[K28] the examples of the page for auditors', () => {
  test('[K28] are the files of their folder, each once, and each is worked out', () => {
    expect([...files].sort()).toEqual(filesUnder(['docs/tally'], ['.json']))
    expect(sections.flatMap((section) => section.files)).toEqual(files)
  })

  test('[K28] show each way of counting', () => {
    const families = schemeSchema.shape.method.options.map((option) => option.shape.family.value)
    expect(families).toHaveLength(10)
    const shown = files.map((file) => tallySchema.parse(JSON.parse(textOf(file))).scheme.method.family)
    expect([...new Set(shown)].sort()).toEqual([...families].sort())
  })

  test.each(stated)('[K28] $file comes to what the page states', ({ file, result }) => {
    expect(resultOf(file)).toBe(result)
  })

  test('[K28] all have a result but the one that is shown because it has none', () => {
    const failing = files.filter((file) => run(file).code !== 0)
    expect(failing).toEqual(['docs/tally/more-than-issued.json'])
    for (const file of failing) expect(run(file).out).toBe('')
  })

  test.each(sections)('[K28] what the page says is printed is printed: $files', ({ files: names, text }) => {
    const sums = names.flatMap((file) => {
      const { code, out, err } = run(file, '--lang', 'en')
      return code === 0 ? out.split('\n').filter((line) => /^\d\d+( .+)?: /.test(line)) : err.trim().split('\n')
    })
    expect(sums.length).toBeGreaterThan(0)
    expect(linesOf(text, 'console')).toEqual(sums)
  })

  test.each(sections)(
    '[K28] [K5] what is done by hand is right, and ends in the result: $files',
    ({ files: names, text }) => {
      for (const line of linesOf(text, 'text')) expect(wrongIn(line), line).toBeNull()
      for (const { file, result } of stated) {
        if (!names.includes(file) || run(file).code !== 0) continue
        for (const [figure] of result.matchAll(/\b\d+(\.\d+)?\b(?=%|[,; ]|$)/g)) expect(text).toContain(figure)
      }
    },
  )

  test('[K28] [K5] a sum that is wrong by hand is found', () => {
    expect(wrongIn('a: 1200 ÷ 13 ≈ 92.307692 ≈ 92.31')).toBeNull()
    expect(wrongIn('a: 1200 ÷ 13 = 92.307692')).toBe('= 92.307692')
    expect(wrongIn('a: 1200 ÷ 13 ≈ 92.30')).toBe('≈ 92.30')
    expect(wrongIn('a: 1 ÷ 8 ≈ 0.13 ≈ 0.1')).toBeNull()
    // Rounded from what was rounded: 0.45 would become 0.5.
    expect(wrongIn('a: 4 ÷ 9 ≈ 0.44')).toBeNull()
    expect(wrongIn('a: 449 ÷ 1000 ≈ 0.45 ≈ 0.5')).toBe('≈ 0.5')
    expect(wrongIn('a: 1 ÷ 3 ≈ 33.33%')).toBeNull()
    expect(wrongIn('a: 1 ÷ 3 ≈ 33.34%')).toBe('≈ 33.34%')
    expect(wrongIn('a: 5 ÷ 10 > 1 ÷ 2')).toBe('> 1 ÷ 2')
    expect(wrongIn('a: 5 ÷ 10 ≥ 1 ÷ 2')).toBeNull()
    expect(wrongIn('no sum at all')).toBe('no sum at all')
  })
})

/** The first step of `what: a = b ≈ c` that is not so; null if all are. */
function wrongIn(line: string): string | null {
  const [, chain = ''] = /^[^:]+: (.+)$/.exec(line) ?? []
  const [first = '', ...steps] = chain.split(/ (?=[=≈<≤>≥] )/)
  if (steps.length === 0) return line
  // What was rounded is no ground for the next step.
  let exact = first
  for (const step of steps) {
    const sign = step[0] ?? ''
    const next = step.slice(2)
    if (!holds(exact, sign, next)) return step
    if (sign !== '≈') exact = next
  }
  return null
}

function holds(left: string, sign: string, right: string): boolean {
  const difference = workedOut(`(${left}) − (${right})`)
  if (sign === '≈') {
    const [, figure = '', tail = '', percent] = /^(-?\d+(?:\.(\d+))?)(%)?$/.exec(right) ?? []
    return workedOut(percent ? `(${left}) × 100` : left).print(tail.length) === figure && !difference.isWritten('0')
  }
  const equal = difference.isWritten('0')
  const less = difference.print(40).startsWith('-')
  const all: Readonly<Record<string, boolean>> = {
    '=': equal,
    '<': less,
    '≤': less || equal,
    '>': !less && !equal,
    '≥': !less,
  }
  return all[sign] ?? false
}

describe('[K28] the fields of a file', () => {
  /** The rows of a table by the field with which each begins. */
  const rowsOf = (head: string) =>
    new Map(tableOf(head).map(([field = '', ...rest]) => [field.replaceAll('`', ''), rest] as const))
  const inFile = fieldsOf(tallySchema).filter(({ path }) => path !== 'scheme' && !path.startsWith('scheme.'))
  const inScheme = fieldsOf(schemeSchema)

  test('[K28] are all on the page, with what they are if they are left out', () => {
    const shown = [...rowsOf('field')].map(([path, [standsFor = '']]) => [path, standsFor.replaceAll('`', '')])
    const all = inFile.map(({ path, standsFor }) => [path, standsFor])
    expect(shown.filter(([path]) => path !== 'scheme').sort()).toEqual(all.sort())
  })

  test('[K28] so are those of a scheme, which have no defaults', () => {
    expect(inScheme.filter(({ standsFor }) => standsFor !== '')).toEqual([])
    const wanted = inScheme.map(({ path }) => path)
    const shown = [
      ...[...rowsOf('field of the scheme').keys()].map((path) => path.replace(/^scheme\./, '')),
      ...[...rowsOf('rule').keys()].map((path) => `rules.${path}`),
    ]
    expect(shown.sort()).toEqual(wanted.filter((path) => !path.startsWith('method.')).sort())
  })

  test.each(schemeSchema.shape.method.options)('[K28] so are those of each method', (method) => {
    const { family, ...further } = method.shape
    const [, fields = ''] = rowsOf('method').get(family.value) ?? []
    expect([...fields.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual(Object.keys(further))
  })
})

type Field = { readonly path: string; readonly standsFor: string }

/** Every field below a schema, as `rounds[].classes.*.due`, with its default as JSON. A name in two languages is one field. */
function fieldsOf(schema: z.core.$ZodType, path = '', standsFor = ''): readonly Field[] {
  const here = path === '' ? [] : [{ path, standsFor }]
  const below = (name: string) => (path === '' ? name : `${path}.${name}`)
  const unique = (fields: readonly Field[]) =>
    fields.filter(({ path: own }, i) => fields.findIndex((other) => other.path === own) === i)
  if (schema instanceof z.ZodDefault)
    return fieldsOf(schema.def.innerType, path, JSON.stringify(schema.def.defaultValue) ?? '')
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodReadonly || schema instanceof z.ZodExactOptional)
    return fieldsOf(schema.def.innerType, path, standsFor)
  if (schema instanceof z.ZodArray) return unique([...here, ...deeper(schema.element, `${path}[]`)])
  if (schema instanceof z.ZodRecord) return unique([...here, ...deeper(schema.valueType, below('*'))])
  if (schema instanceof z.ZodUnion) {
    return unique([...here, ...schema.options.flatMap((option: z.core.$ZodType) => deeper(option, path))])
  }
  if (schema instanceof z.ZodObject && !('zh-CN' in schema.shape)) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape
    return unique([...here, ...Object.entries(shape).flatMap(([name, own]) => fieldsOf(own, below(name)))])
  }
  return here
}

/** The fields below a place that has no name of its own. */
const deeper = (schema: z.core.$ZodType, path: string): readonly Field[] =>
  fieldsOf(schema, path).filter((field) => field.path !== path)
