// Every refusal that the code can give has words for the person it stops, and no words wait for a refusal that nobody gives.
import { calledName, type Node, nodesOf, type Source, type Tree, textOf, type Violation } from './source.ts'

export const wordsFile = 'src/platform/words/refusals.zh.ts'
const statusFile = 'src/platform/refusal.ts'
const giving = ['refuse', 'refusalBody', 'no', 'wrong', 'Refusal']
const shape = /^([a-z][A-Za-z]*\.[a-z][A-Za-z]+|fault|notFound)$/

export function checkWords(tree: Tree, sources: readonly Source[]): Violation[] {
  const words = keysOf(sources, wordsFile, 'refusalWords')
  const statuses = keysOf(sources, statusFile, 'statuses')
  if (!words || !statuses) return []
  const product = sources.filter(({ path, test }) => path.startsWith('src/') && !test && !path.startsWith('src/house/'))
  const given = product.flatMap((source) => codesIn(source).map((code) => ({ ...code, file: source.path })))
  const missing = given
    .filter(({ code }) => !words.has(code))
    .map(({ code, file, line }) => ({ file, line, rule: 'words', sentence: `the refusal ${code} has no words` }))
  const said = new Set(
    product
      .filter(({ path }) => path !== wordsFile && path !== statusFile)
      .flatMap((source) => nodesOf(source.root, 'Literal').map((node) => textOf(node) ?? '')),
  )
  const unused = [...words]
    .filter((code) => !said.has(code))
    .map((code) => ({
      file: wordsFile,
      line: lineIn(tree, wordsFile, code),
      rule: 'words',
      sentence: `nobody refuses ${code}`,
    }))
  const strange = [...statuses]
    .filter((code) => !words.has(code))
    .map((code) => ({
      file: statusFile,
      line: lineIn(tree, statusFile, code),
      rule: 'words',
      sentence: `${code} has a status and no words`,
    }))
  return [...missing, ...unused, ...strange]
}

/** Codes handed to whatever gives a refusal: `refuse('…')`, `{ code: '…' }`, also as one of two by a condition. */
function codesIn(source: Source): { code: string; line: number }[] {
  const calls = nodesOf(source.root, 'CallExpression', 'NewExpression')
    .filter((call) => giving.includes(calledName(call) ?? ''))
    .flatMap((call) => call.arguments as Node[])
    .filter((argument) => ['Literal', 'ConditionalExpression'].includes(argument.type))
  const properties = nodesOf(source.root, 'Property')
    .filter((node) => (node.key as Node).name === 'code')
    .map((node) => node.value as Node)
    .filter((value) => ['Literal', 'ConditionalExpression'].includes(value.type))
  return [...calls, ...properties]
    .flatMap((node) => [node, ...nodesOf(node, 'Literal')])
    .filter((node) => shape.test(textOf(node) ?? ''))
    .map((node) => ({ code: textOf(node) ?? '', line: source.lineOf(node.start) }))
}

/** The keys of an object that a file names, as written. */
function keysOf(sources: readonly Source[], path: string, name: string): Set<string> | undefined {
  const source = sources.find((one) => one.path === path)
  const made = source && nodesOf(source.root, 'VariableDeclarator').find((node) => (node.id as Node).name === name)
  if (!made) return undefined
  const properties = ((made.init as Node).properties as Node[]) ?? []
  return new Set(properties.map(({ key }) => textOf(key as Node) ?? ((key as Node).name as string)))
}

function lineIn(tree: Tree, path: string, code: string): number {
  const text = tree.files.get(path) ?? ''
  return text.slice(0, Math.max(0, text.indexOf(code))).split('\n').length
}
