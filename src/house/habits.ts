// Habits of every file: how long, how named, what its first line says, and what a test may not do.
import { calledName, type Node, nodesOf, objectName, type Source, type Tree, textOf, type Violation } from './source.ts'

const longest = 400
const vague = /^(utils?|helpers?|common|core|base|managers?|misc|lib)$/i
const code = /\.(ts|tsx|mjs|sql)$/
/** A machine's own folders have no place in the project. */
const machine = /(?<![\w./-])\/(work|home|Users|root|tmp)\/[\w.]/

export function checkHabits(tree: Tree, sources: readonly Source[]): Violation[] {
  return [
    ...[...tree.files].flatMap(([path, text]) => lookAtText(path, text)),
    ...sources.flatMap((source) => [...lookAtComments(source), ...lookAtCode(source)]),
  ]
}

function lookAtText(path: string, text: string): Violation[] {
  const found: Violation[] = []
  const say = (rule: string, sentence: string, line = 1) => found.push({ file: path, line, rule, sentence })
  if (!code.test(path)) return found
  const lines = text.split('\n')
  if (lines.length - 1 > longest) say('length', `${lines.length - 1} lines: past ${longest} a file becomes a folder`)
  const bad = path.split('/').find((part) => vague.test(part.replace(/\..*$/, '')))
  if (bad) say('names', `${bad} says nothing: name it by what it holds`)
  if (!opensWithSentence(text)) say('opening', 'the file does not open with a sentence saying what it is for')
  lines.forEach((line, n) => {
    if (machine.test(line) && !/\/tmp\/\w+-test/.test(line)) say('machine', 'a path of one machine', n + 1)
  })
  return found
}

/** One comment before anything else, at least one sentence long. */
function opensWithSentence(text: string): boolean {
  const opening = /^(?:#!.*\n)?((?:(?:\/\/|--).*\n)+|\/\*[\s\S]*?\*\/)/.exec(text)?.[1] ?? ''
  return /[A-Za-z].{8,}[.:!?。](\s|$)/s.test(opening)
}

function lookAtComments(source: Source): Violation[] {
  return source.comments
    .filter(({ value }) => /\b(TODO|FIXME|XXX|HACK)\b/.test(value))
    .map(({ start }) => ({
      file: source.path,
      line: source.lineOf(start),
      rule: 'unfinished',
      sentence: 'what is not done is an issue, not a comment',
    }))
}

function lookAtCode(source: Source): Violation[] {
  const found: Violation[] = []
  const say = (node: Node, rule: string, sentence: string) =>
    found.push({ file: source.path, line: source.lineOf(node.start), rule, sentence })
  for (const node of nodesOf(source.root, 'BinaryExpression'))
    if (/^[!=]==?$/.test(node.operator as string) && comparesDistrict(node))
      say(node, 'district', 'local differences are data, not a branch on one district')
  for (const node of nodesOf(source.root, 'ExportDefaultDeclaration'))
    if (!mayDefault(source.path)) say(node, 'defaultExport', 'an export has a name')
  if (source.test || /\.test\.tsx?$/.test(source.path))
    for (const call of nodesOf(source.root, 'CallExpression')) lookAtTest(call, say)
  return found
}

function comparesDistrict(node: Node): boolean {
  const sides = [node.left as Node, node.right as Node]
  const named = (side: Node) => (side.type === 'Identifier' ? side.name : (side.property as Node | undefined)?.name)
  const fixed = (side: Node) => side.type === 'Literal' && /^\d{6}$/.test(String(side.value))
  return sides.some((side) => named(side) === 'district') && sides.some(fixed)
}

function mayDefault(path: string): boolean {
  return /config\.ts$/.test(path) || path === 'src/platform/testing/cluster.ts'
}

const testing = ['it', 'test', 'describe']

function lookAtTest(call: Node, say: (node: Node, rule: string, sentence: string) => void): void {
  const name = calledName(call) ?? ''
  const on = objectName(call) ?? ''
  if (['skip', 'only', 'todo', 'fails', 'skipIf', 'runIf', 'fixme'].includes(name) && testing.includes(on))
    say(call, 'skipped', `no test is left out: ${on}.${name}`)
  if (['xit', 'fit', 'xdescribe', 'fdescribe', 'xtest'].includes(name))
    say(call, 'skipped', `no test is left out: ${name}`)
  const [first] = call.arguments as Node[]
  const title = textOf(first)
  if (on === 'vi' && ['mock', 'doMock'].includes(name) && title?.startsWith('.'))
    say(call, 'mock', 'our own files are not mocked')
  const each = (call.callee as Node).type === 'CallExpression' && calledName(call.callee as Node) === 'each'
  if (
    (name === 'it' || name === 'test' || (each && !/^[%$]\w+$/.test(title ?? ''))) &&
    title !== undefined &&
    !isSentence(title)
  )
    say(call, 'testNames', `“${title}” is no sentence that is true`)
}

function isSentence(title: string): boolean {
  return title.trim().split(/\s+/).length >= 3 && !/^should\b/i.test(title) && !/[.。]$/.test(title)
}
