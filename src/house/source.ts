// The source tree as the house test sees it: texts by path, parsed once, with the few questions every rule asks of a tree.
// A planted violation is the same thing made in memory.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

/** A syntax node in the ESTree shape, read loosely. */
export type Node = { type: string; start: number; end: number; [field: string]: unknown }
export type Comment = { type: 'Line' | 'Block'; value: string; start: number; end: number }

export type Source = {
  /** Path from the repository root, with forward slashes. */
  path: string
  text: string
  root: Node
  comments: Comment[]
  /** True for tests and for what only tests use. */
  test: boolean
  lineOf(offset: number): number
}

export type TableFacts = { kind: string; owner: string; appendOnly?: boolean }

/** Everything the rules look at: the texts by path, the map, and the lists of tables and views. */
export type Tree = {
  files: ReadonlyMap<string, string>
  uses: Readonly<Record<string, readonly string[]>>
  tables: Readonly<Record<string, TableFacts>>
  views: Readonly<Record<string, string>>
}

export type Violation = { file: string; line: number; rule: string; sentence: string }

/** Folders whose files count as source of the product, with the endings that are read. */
export const folders = ['src', 'scripts', 'stories', 'bench', 'demo']
const endings = /\.(ts|tsx|mjs|sql|md)$/

/** Reads the texts of all source folders below a repository root. */
export function readTexts(root: string): Map<string, string> {
  const texts = new Map<string, string>()
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !endings.test(entry.name)) continue
      const path = join(entry.parentPath, entry.name)
      texts.set(path.slice(root.length).replaceAll('\\', '/').replace(/^\//, ''), readFileSync(path, 'utf8'))
    }
  }
  return texts
}

/** Parses every TypeScript file of a tree. Throws where a file has a syntax error. */
export function parseAll(files: ReadonlyMap<string, string>): Source[] {
  return [...files].filter(([path]) => /\.(tsx?|mjs)$/.test(path)).map(([path, text]) => parse(path, text))
}

export function parse(path: string, text: string): Source {
  const { program, comments, errors } = parseSync(path, text)
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)
  const test = /\.test\.tsx?$|\/testing\//.test(path) || path.startsWith('stories/')
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length
  return { path, text, root: program as unknown as Node, comments: comments as Comment[], test, lineOf }
}

/** Calls `visit` for every node, parents first, with the nodes above it (nearest last). */
export function walk(root: Node, visit: (node: Node, above: readonly Node[]) => void): void {
  const above: Node[] = []
  const step = (node: Node) => {
    visit(node, above)
    above.push(node)
    for (const child of childrenOf(node)) step(child)
    above.pop()
  }
  step(root)
}

export function nodesOf(root: Node, ...types: string[]): Node[] {
  const found: Node[] = []
  walk(root, (node) => {
    if (types.includes(node.type)) found.push(node)
  })
  return found
}

function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  )
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}

/** The name a call is made by: `f(…)` gives f, `a.b.f(…)` gives f; undefined where it is computed. */
export function calledName(call: Node): string | undefined {
  const callee = call.callee as Node
  if (callee.type === 'Identifier') return callee.name as string
  const property = callee.property as Node | undefined
  return callee.type === 'MemberExpression' && property?.type === 'Identifier' ? (property.name as string) : undefined
}

/** The object a method is called on, when it is a plain name: `Date.now()` gives Date. */
export function objectName(node: Node): string | undefined {
  const member = node.type === 'MemberExpression' ? node : (node.callee as Node)
  const object = member.object as Node | undefined
  if (object?.type === 'Identifier') return object.name as string
  const property = object?.property as Node | undefined
  return object?.type === 'MemberExpression' ? (property?.name as string | undefined) : undefined
}

/** The text of a string literal or of a template without holes; a template with holes gives its parts around `?`. */
export function textOf(node: Node | undefined): string | undefined {
  if (!node) return undefined
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type !== 'TemplateLiteral') return undefined
  return (node.quasis as { value: { raw: string } }[]).map((part) => part.value.raw).join('?')
}

/** The module a path lies in, or undefined. */
export function moduleOf(path: string): string | undefined {
  return /^src\/modules\/([^/]+)\//.exec(path)?.[1]
}
