// All rules of the house over one tree, in the order a reader wants to hear them.
import { checkActs } from './acts.ts'
import { checkDirections } from './directions.ts'
import { checkHabits } from './habits.ts'
import { checkPurity } from './purity.ts'
import { checkSchema } from './schema.ts'
import { parseAll, type Tree, type Violation } from './source.ts'
import { checkStatements } from './statements.ts'
import { checkTables } from './tables.ts'
import { checkWords } from './words.ts'

export function checkHouse(tree: Tree): Violation[] {
  const sources = parseAll(tree.files)
  return [
    ...checkDirections(tree, sources),
    ...checkPurity(sources),
    ...checkActs(sources),
    ...checkTables(tree, sources),
    ...checkStatements(tree, sources),
    ...checkSchema(tree),
    ...checkWords(tree, sources),
    ...checkHabits(tree, sources),
  ]
}

/** A violation as one line that an editor can jump to. */
export function say({ file, line, rule, sentence }: Violation): string {
  return `${file}:${line} [${rule}] ${sentence}`
}
