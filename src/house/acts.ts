// One act is at least one journal entry: every act that a module offers and that writes rows also writes the journal.
// Rows are written only by stores and actions.
import { roleOf } from './directions.ts'
import { calledName, moduleOf, type Node, nodesOf, type Source, textOf, type Violation } from './source.ts'

const writing = ['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto']
const writingText = /^\s*(with\b[\s\S]*\b)?(insert\s+into|update\s+\w|delete\s+from|merge\s+into|truncate)\b/i

type Known = { node: Node; source: Source; exported: boolean; act: boolean }

export function checkActs(sources: readonly Source[]): Violation[] {
  const inModules = sources.filter(({ path, test }) => path.startsWith('src/modules/') && !test)
  const byModule = Map.groupBy(inModules, ({ path }) => moduleOf(path) ?? '')
  return [...misplacedWrites(inModules), ...[...byModule.values()].flatMap(silentActs)]
}

function misplacedWrites(sources: readonly Source[]): Violation[] {
  return sources
    .filter(({ path }) => !['store', 'actions'].includes(roleOf(path)))
    .flatMap((source) =>
      writesIn(source.root).map((node) => ({
        file: source.path,
        line: source.lineOf(node.start),
        rule: 'writes',
        sentence: 'rows are written in store.ts and actions.ts only',
      })),
    )
}

function writesIn(root: Node): Node[] {
  const calls = nodesOf(root, 'CallExpression').filter((call) => writing.includes(calledName(call) ?? ''))
  const texts = nodesOf(root, 'TemplateLiteral', 'Literal').filter((node) => writingText.test(textOf(node) ?? ''))
  return [...calls, ...texts]
}

/** Functions of one module by name, and among them the acts its actions file offers that write but leave no entry. */
function silentActs(sources: Source[]): Violation[] {
  const known = new Map<string, Known[]>()
  for (const source of sources)
    for (const [name, found] of functionsOf(source)) known.set(name, [...(known.get(name) ?? []), found])
  const offered = offeredBy(sources)
  return [...known].flatMap(([name, all]) =>
    all
      .filter((one) => one.act && offered.has(`${one.source.path} ${name}`))
      .filter((one) => reaches(known, one, writes) && !reaches(known, one, journals))
      .map(({ source, node }) => ({
        file: source.path,
        line: source.lineOf(node.start),
        rule: 'journal',
        sentence: `the act ${name} writes rows and no journal entry`,
      })),
  )
}

function functionsOf(source: Source): [string, Known][] {
  const exported = new Set(
    nodesOf(source.root, 'ExportNamedDeclaration')
      .map((node) => (node.declaration as Node | null)?.id as Node | undefined)
      .map((id) => id?.name as string),
  )
  return nodesOf(source.root, 'FunctionDeclaration').map((node) => {
    const name = (node.id as Node).name as string
    return [name, { node, source, exported: exported.has(name), act: takesAct(node) }]
  })
}

function takesAct(node: Node): boolean {
  const [first] = node.params as Node[]
  const type = (first?.typeAnnotation as Node | undefined)?.typeAnnotation as Node | undefined
  return ((type?.typeName as Node | undefined)?.name as string | undefined) === 'Act'
}

/** `path name` of what the actions files export themselves or pass on from a file of the same module. */
function offeredBy(sources: readonly Source[]): Set<string> {
  const offered = new Set<string>()
  for (const source of sources.filter(({ path }) => roleOf(path) === 'actions')) {
    for (const [name, { exported }] of functionsOf(source)) if (exported) offered.add(`${source.path} ${name}`)
    for (const node of nodesOf(source.root, 'ExportNamedDeclaration')) {
      const from = textOf(node.source as Node | undefined)
      if (!from) continue
      const path = source.path.replace(/[^/]+$/, from.replace(/^\.\//, ''))
      for (const one of node.specifiers as Node[]) offered.add(`${path} ${(one.local as Node).name}`)
    }
  }
  return offered
}

function writes(node: Node): boolean {
  return writesIn(node).length > 0
}

function journals(node: Node): boolean {
  return nodesOf(node, 'CallExpression').some((call) => calledName(call) === 'journal')
}

/** Whether a function, or one of the same module that it calls, does a thing. */
function reaches(known: Map<string, Known[]>, from: Known, does: (node: Node) => boolean): boolean {
  const seen = new Set<Node>()
  const step = (one: Known): boolean => {
    if (seen.has(one.node)) return false
    seen.add(one.node)
    if (does(one.node)) return true
    const names = new Set(nodesOf(one.node, 'CallExpression').map((call) => calledName(call) ?? ''))
    return [...names].some((name) => (known.get(name) ?? []).some(step))
  }
  return step(from)
}
