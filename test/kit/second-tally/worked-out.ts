/** A formula as it is printed under a result, worked out as a reader with a pencil would: `60%×(2×100 + 1×80)÷3`. */
type Part = { readonly over: bigint; readonly under: bigint }

export type WorkedOut = {
  /** Rounded half away from zero. */
  readonly print: (places: number) => string
  /** Is it exactly the number that stands there? */
  readonly isWritten: (text: string) => boolean
}

export function workedOut(formula: string): WorkedOut {
  const words = formula.match(/\d+(?:\.\d+)?%?|[()+×÷/−-]/g) ?? []
  if (words.join('') !== formula.replaceAll(' ', '')) throw new Error(`not a formula: ${formula}`)
  let at = 0
  const sum = (): Part => {
    let all = product()
    while (words[at] === '+' || words[at] === '−') {
      const minus = words[at++] === '−'
      const next = product()
      all = {
        over: all.over * next.under + (minus ? -next.over : next.over) * all.under,
        under: all.under * next.under,
      }
    }
    return all
  }
  const product = (): Part => {
    let all = single()
    while (['×', '÷', '/'].includes(words[at] ?? '')) {
      const divided = words[at++] !== '×'
      const next = single()
      all = divided
        ? { over: all.over * next.under, under: all.under * next.over }
        : { over: all.over * next.over, under: all.under * next.under }
    }
    return all
  }
  const single = (): Part => {
    const word = words[at++] ?? ''
    if (word === '-') {
      const { over, under } = single()
      return { over: -over, under }
    }
    if (word !== '(') return number(word)
    const inner = sum()
    if (words[at++] !== ')') throw new Error(`an open bracket in ${formula}`)
    return inner
  }
  const value = sum()
  if (at !== words.length) throw new Error(`more than a formula: ${formula}`)
  return {
    print: (places) => rounded(value, places),
    isWritten: (text) => {
      const written = number(text.replace('-', ''))
      return value.over * written.under === (text.startsWith('-') ? -written.over : written.over) * value.under
    },
  }
}

function number(word: string): Part {
  const [, head = '', tail = '', percent] = /^(\d+)(?:\.(\d+))?(%)?$/.exec(word) ?? []
  if (head === '') throw new Error(`not a number: ${word}`)
  return { over: BigInt(head + tail), under: 10n ** BigInt(tail.length) * (percent ? 100n : 1n) }
}

function rounded({ over, under }: Part, places: number): string {
  const size = over < 0n ? -over : over
  const shifted = size * 10n ** BigInt(places)
  const whole = shifted / under + ((shifted % under) * 2n >= under ? 1n : 0n)
  const digits = `${whole}`.padStart(places + 1, '0')
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return over < 0n && whole !== 0n ? `-${text}` : text
}
