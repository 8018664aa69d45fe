// Where two alternatives tie when the weight of one criterion moves, told in whatever form a case asks: a list that names criterion
// and pair, objects keyed by them, or plain lists in order. Names and numbers from 1 are both understood.
import { crossover } from '../hierarchy.ts'

export type Field = {
  criteria: readonly string[]
  alternatives: readonly string[]
  weights: number[]
  locals: number[][]
}

const between = [',', ', ', '|', '/', '-', ' - ', ' vs ', ' vs. ', '~', ':', '、', '&', '_', '–', '>']
const identifying = /criteri|pair|alternativ|^(a|b|i|j|first|second|names?)$/i

type Known = { criterion?: number | undefined; pair: number[] }

/** Every crossover, for a case that asks for no form of its own. */
export function allCrossovers(field: Field) {
  return field.criteria.flatMap((criterion, i) =>
    pairsOf(field).flatMap(([a, b]) => {
      const weight = crossover(field.weights, field.locals, i, a, b)
      const pair = [field.alternatives[a], field.alternatives[b]]
      return weight === null ? [] : [{ criterion, pair, a: pair[0], b: pair[1], weight }]
    }),
  )
}

/** The crossovers in the form of `asked`; what it names that does not exist stays undefined. */
export function crossoversAs(asked: unknown, field: Field): unknown {
  return fill(asked, field, { pair: [] }, '')
}

function pairsOf({ alternatives }: Field): [number, number][] {
  return alternatives.flatMap((_, a) => alternatives.slice(a + 1).map((_, n): [number, number] => [a, a + 1 + n]))
}

function fill(asked: unknown, field: Field, known: Known, key: string): unknown {
  if (typeof asked === 'number' || asked === null) return tieOf(field, known, key)
  if (Array.isArray(asked)) {
    // An empty list keeps its meaning; a list without names goes by order, first criteria, then pairs.
    return asked.map((item, n) => {
      if (hasNames(item)) return fill(item, field, known, key)
      if (known.criterion === undefined && asked.length === field.criteria.length)
        return fill(item, field, { ...known, criterion: n }, key)
      return fill(item, field, known.pair.length ? known : { ...known, pair: pairsOf(field)[n] ?? [] }, key)
    })
  }
  if (!asked || typeof asked !== 'object') return asked
  let here = known
  for (const [name, value] of Object.entries(asked))
    if (identifying.test(name) || typeof value === 'string') here = learn(here, value, field, /criteri/i.test(name))
  return Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [
      name,
      identifying.test(name) && !isBranch(value) ? value : fill(value, field, learn(here, name, field, false), name),
    ]),
  )
}

const hasNames = (item: unknown) => typeof item === 'object' && item !== null && !Array.isArray(item)
const isBranch = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

function learn(known: Known, said: unknown, field: Field, criterion: boolean): Known {
  if (Array.isArray(said)) return said.reduce((all: Known, one) => learn(all, one, field, false), known)
  if (typeof said === 'number') {
    if (criterion) return { ...known, criterion: said - 1 }
    return { ...known, pair: [...known.pair, said - 1] }
  }
  if (typeof said !== 'string') return known
  const i = field.criteria.indexOf(said)
  if (i >= 0 && (criterion || known.criterion === undefined)) return { ...known, criterion: i }
  const one = field.alternatives.indexOf(said)
  if (one >= 0) return { ...known, pair: [...known.pair, one] }
  const names = field.alternatives
  const found = pairsOf(field).find(([a, b]) =>
    between.some((sep) =>
      [
        [names[a], names[b]],
        [names[b], names[a]],
        [a + 1, b + 1],
      ].some((two) => two.join(sep) === said),
    ),
  )
  return found ? { ...known, pair: [...found] } : known
}

function tieOf(field: Field, { criterion, pair: [a, b] }: Known, key: string): number | null | undefined {
  if (criterion === undefined) return undefined
  if (/current|base|original|before/i.test(key)) return field.weights[criterion]
  if (a === undefined || b === undefined) return undefined
  return crossover(field.weights, field.locals, criterion, a, b)
}
