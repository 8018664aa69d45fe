// Finds what a file imports: plain, type-only, re-exported, dynamic and side-effect imports, over any number of lines.
import { posix } from 'node:path'
import { type Node, nodesOf, type Source, textOf } from './source.ts'

export type Import = {
  /** As written. */
  from: string
  /** The path from the repository root of a relative import, else undefined. */
  path: string | undefined
  names: string[]
  /** Gone after type stripping. */
  typeOnly: boolean
  line: number
}

const kinds = [
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]

export function importsOf(source: Source): Import[] {
  return nodesOf(source.root, ...kinds).flatMap((node) => {
    const from = textOf((node.source ?? node.argument) as Node | undefined)
    if (from === undefined) return []
    const path = from.startsWith('.') ? posix.join(posix.dirname(source.path), from) : undefined
    return [{ from, path, names: namesOf(node), typeOnly: isTypeOnly(node), line: source.lineOf(node.start) }]
  })
}

function specifiersOf(node: Node): Node[] {
  return (node.specifiers as Node[] | undefined) ?? []
}

function namesOf(node: Node): string[] {
  return specifiersOf(node).map((one) => ((one.imported ?? one.local) as { name: string }).name)
}

function isTypeOnly(node: Node): boolean {
  if (node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type') return true
  const specifiers = specifiersOf(node)
  return specifiers.length > 0 && specifiers.every((one) => one.importKind === 'type' || one.exportKind === 'type')
}
