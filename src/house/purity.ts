// Rules, models, contracts and the pure platform files answer from their arguments alone: no clock, chance, input or output.
// The other files of a module take the time from their act or question, never from the machine.
import { pureFiles, roleOf } from './directions.ts'
import { calledName, moduleOf, type Node, objectName, type Source, type Violation, walk } from './source.ts'

const pureRoles = ['model', 'rules', 'methods', 'contract']
/** Names that reach out of a function; a pure file may use none of them as a value. */
const reaching = [
  'process',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'crypto',
  'console',
  'localStorage',
  'navigator',
]

export function checkPurity(sources: readonly Source[]): Violation[] {
  return sources.filter(({ test }) => !test).flatMap((source) => lookAt(source))
}

function lookAt(source: Source): Violation[] {
  const role = moduleOf(source.path) ? roleOf(source.path) : undefined
  const pure = pureFiles.includes(source.path) || (role !== undefined && pureRoles.includes(role))
  if (!pure && (role === undefined || role === 'page')) return []
  const found: Violation[] = []
  walk(source.root, (node, above) => {
    const what = clockOrChance(node) ?? (pure ? reach(node, above) : undefined)
    if (what)
      found.push({
        file: source.path,
        line: source.lineOf(node.start),
        rule: 'purity',
        sentence: pure
          ? `${what} makes this answer depend on more than its arguments`
          : `${what}: the time and ids come with the act or the question`,
      })
  })
  return found
}

function clockOrChance(node: Node): string | undefined {
  if (node.type === 'NewExpression' && calledName(node) === 'Date' && !(node.arguments as Node[]).length)
    return 'new Date()'
  if (node.type !== 'CallExpression') return undefined
  const name = calledName(node)
  const of = objectName(node)
  if (of === 'Date' && name === 'now') return 'Date.now()'
  if (of === 'Math' && name === 'random') return 'Math.random()'
  return undefined
}

/** A reaching name used as a value: not a property's name, nor a key, nor a type. */
function reach(node: Node, above: readonly Node[]): string | undefined {
  if (node.type !== 'Identifier' || !reaching.includes(node.name as string)) return undefined
  const parent = above.at(-1)
  if (!parent || parent.type.startsWith('TS')) return undefined
  if (parent.type === 'MemberExpression' && parent.property === node && !parent.computed) return undefined
  if (parent.type === 'Property' && parent.key === node && !parent.shorthand) return undefined
  const declared = declaredIn(above, node.name as string)
  return declared ? undefined : (node.name as string)
}

/** Whether a function around the node takes or makes something of that name, so that it is no global. */
function declaredIn(above: readonly Node[], name: string): boolean {
  return above.some((node) => namesBoundBy(node).includes(name))
}

function namesBoundBy(node: Node): string[] {
  if (node.type === 'Program' || node.type === 'BlockStatement')
    return ((node.body as Node[]) ?? []).flatMap((one) => {
      const made = one.type === 'ExportNamedDeclaration' ? ((one.declaration as Node) ?? one) : one
      if (made.type === 'VariableDeclaration')
        return (made.declarations as Node[]).flatMap((part) => bindings(part.id as Node))
      if (made.type === 'FunctionDeclaration') return bindings(made.id as Node)
      return one.type === 'ImportDeclaration'
        ? ((one.specifiers as Node[]) ?? []).flatMap((part) => bindings(part.local as Node))
        : []
    })
  return ((node.params as Node[] | undefined) ?? []).flatMap((param) => bindings(param))
}

function bindings(pattern: Node | undefined): string[] {
  if (!pattern) return []
  if (pattern.type === 'Identifier') return [pattern.name as string]
  if (pattern.type === 'ObjectPattern')
    return (pattern.properties as Node[]).flatMap((part) => bindings((part.value ?? part.argument) as Node))
  if (pattern.type === 'ArrayPattern') return (pattern.elements as (Node | undefined)[]).flatMap((one) => bindings(one))
  if (pattern.type === 'AssignmentPattern') return bindings(pattern.left as Node)
  return pattern.type === 'RestElement' ? bindings(pattern.argument as Node) : []
}
