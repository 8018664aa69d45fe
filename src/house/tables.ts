// A table is read and written by the module that owns it; others ask its queries, or count over its one published view of facts.
// What is append-only is never updated and never deleted.
import { calledName, moduleOf, type Node, nodesOf, type Source, type Tree, textOf, type Violation } from './source.ts'

const naming = [
  'selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto',
  'from', 'using', 'innerJoin', 'leftJoin', 'rightJoin', 'fullJoin', 'crossJoin', 'innerJoinLateral', 'leftJoinLateral',
] // biome-ignore format: one list
const changing = ['updateTable', 'deleteFrom', 'mergeInto']
/** A table's place in SQL text: group 1 the verb, group 2 the name. */
const inText = /\b(from|join|into|update|delete\s+from|truncate|table)\s+(?:only\s+)?(?:app\.)?"?([a-z_]+)"?/gi

type Use = { name: string; changes: boolean; node: Node }

export function checkTables(tree: Tree, sources: readonly Source[]): Violation[] {
  return sources
    .filter(({ path, test }) => /^src\/(modules|platform|web)\//.test(path) && !test)
    .flatMap((source) => usesIn(source, tree).flatMap((use) => judge(tree, source, use)))
}

function judge(tree: Tree, source: Source, { name, changes, node }: Use): Violation[] {
  const owner = tree.tables[name]?.owner ?? tree.views[name]
  const own = moduleOf(source.path) ?? 'platform'
  const say = (rule: string, sentence: string) => [
    { file: source.path, line: source.lineOf(node.start), rule, sentence },
  ]
  if (owner === undefined) return say('tables', `there is no table or view ${name} in src/db/tables.ts`)
  if (owner !== own && !isPublished(tree, own, name))
    return say('tables', `${name} belongs to ${owner}: ask its queries`)
  if (changes && tree.tables[name]?.appendOnly) return say('appendOnly', `${name} is only added to`)
  return []
}

/** `<module>_facts` of a used module. */
function isPublished(tree: Tree, own: string, name: string): boolean {
  const owner = tree.views[name]
  return owner !== undefined && name === `${owner}_facts` && Boolean(tree.uses[own]?.includes(owner))
}

function usesIn(source: Source, tree: Tree): Use[] {
  const calls = nodesOf(source.root, 'CallExpression').flatMap((node) => {
    const verb = calledName(node) ?? ''
    const [first] = node.arguments as Node[]
    const named = textOf(first)
    if (!naming.includes(verb) || named === undefined || !/^(app\.)?[a-z_]+( as \w+)?$/.test(named)) return []
    const name = named.replace(/^app\./, '').split(' ')[0] ?? ''
    const known = name in tree.tables || name in tree.views
    if (!known && ['from', 'using'].includes(verb)) return []
    return known || /Join|From|Into|Table/.test(verb) ? [{ name, changes: changing.includes(verb), node }] : []
  })
  const texts = nodesOf(source.root, 'TemplateLiteral', 'Literal').flatMap((node) => {
    const text = textOf(node)
    if (!text || !/\b(select|insert|update|delete|truncate)\b/i.test(text)) return []
    return [...text.matchAll(inText)]
      .map(([, verb = '', name = '']) => ({ name, changes: /update|delete|truncate/i.test(verb), node }))
      .filter(({ name }) => name in tree.tables || name in tree.views)
  })
  return [...calls, ...texts]
}
