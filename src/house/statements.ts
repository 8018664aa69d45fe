// The statements in the code, held to what a cluster can run: each asks for its district, settings are set by SET LOCAL only,
// and nothing is computed by the database where rows meet.
import { calledName, type Node, type Source, type Tree, textOf, type Violation, walk } from './source.ts'

const asking = ['selectFrom', 'updateTable', 'deleteFrom']
const functions = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']

export function checkStatements(tree: Tree, sources: readonly Source[]): Violation[] {
  return sources
    .filter(({ path, test }) => /^(src|demo|scripts)\//.test(path) && !path.startsWith('src/house/') && !test)
    .flatMap((source) => lookAt(tree, source))
}

function lookAt(tree: Tree, source: Source): Violation[] {
  const found: Violation[] = []
  walk(source.root, (node, above) => {
    const sentence = ofText(node) ?? ofConflict(source, node) ?? ofScope(tree, source, node, above)
    if (sentence) found.push({ file: source.path, line: source.lineOf(node.start), rule: 'statements', sentence })
  })
  return found
}

function ofText(node: Node): string | undefined {
  const text = node.type === 'TemplateLiteral' || node.type === 'Literal' ? textOf(node) : undefined
  if (!text) return undefined
  if (/\bset_config\s*\(\s*'app\./i.test(text)) return 'set_config does not reach the shards: SET LOCAL does'
  if (/(^|;)\s*set\s+(session\s+)?app\./i.test(text))
    return 'a setting without LOCAL leaks to the next client of a pool'
  if (/\bdo\s+update\s+set\b[\s\S]*\b(now\(\)|current_timestamp|random\(\))/i.test(text))
    return 'only immutable functions after DO UPDATE SET'
  return undefined
}

function ofConflict(source: Source, node: Node): string | undefined {
  if (node.type !== 'CallExpression' || calledName(node) !== 'doUpdateSet') return undefined
  const text = source.text.slice(node.start, node.end)
  return /\b(now\(\)|current_timestamp|random\(\))/i.test(text)
    ? 'only immutable functions after DO UPDATE SET'
    : undefined
}

/** A query over a table of districts says which district, in the function that builds it. */
function ofScope(tree: Tree, source: Source, node: Node, above: readonly Node[]): string | undefined {
  if (node.type !== 'CallExpression' || !asking.includes(calledName(node) ?? '')) return undefined
  const name =
    textOf((node.arguments as Node[])[0])
      ?.replace(/^app\./, '')
      .split(' ')[0] ?? ''
  if (tree.tables[name]?.kind !== 'district' && !(name in tree.views)) return undefined
  const around = above.findLast((one) => functions.includes(one.type)) ?? source.root
  const text = source.text.slice(around.start, around.end)
  return /\bdistrict\b/.test(text) ? undefined : `the query over ${name} does not say which district`
}
