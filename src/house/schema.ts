// The migrations read as text: every key begins with the district, what is append-only is granted as such, foreign keys
// point where the map points, and one block holds one statement that runs on the embedded database, PostgreSQL and Citus alike.
import { statementsOf } from '../platform/migrate.ts'
import type { TableFacts, Tree, Violation } from './source.ts'

type Statement = { file: string; line: number; text: string }
type Say = (rule: string, sentence: string) => Violation

export function checkSchema(tree: Tree): Violation[] {
  const statements = [...tree.files]
    .filter(([path]) => path.endsWith('.sql'))
    .flatMap(([path, text]) => split(path, text))
  const single = statements.flatMap((one) => {
    const say: Say = (rule, sentence) => ({ file: one.file, line: one.line, rule, sentence })
    return [
      ...form(one.text, say),
      ...table(tree, one.text, say),
      ...keys(tree, one.text, say),
      ...grants(tree, one.text, say),
    ]
  })
  return [...single, ...whole(tree, statements)]
}

function split(file: string, text: string): Statement[] {
  let offset = 0
  return statementsOf(text).map((statement) => {
    offset = text.indexOf(statement, offset)
    const line = text.slice(0, offset).split('\n').length
    offset += statement.length
    return { file, line, text: statement.replace(/^\s*--.*$/gm, '').trim() }
  })
}

/** The statement without the bodies of functions and without quoted text. */
function bare(statement: string): string {
  return statement.replace(/\$\$[\s\S]*?\$\$/g, '').replace(/'(?:[^']|'')*'/g, "''")
}

const forbidden: [RegExp, string][] = [
  [/\bcreate\s+(constraint\s+)?trigger\b/i, 'there are no triggers'],
  [/\bcreate\s+rule\b/i, 'there are no rules'],
  [/\bon\s+delete\s+set\s+(null|default)\b/i, 'a cluster knows no ON DELETE SET'],
  [/\bon\s+update\s+(cascade|set)\b/i, 'keys never change'],
  [
    /\bdo\s+update\s+set\b[\s\S]*\b(now\(\)|current_timestamp|random\(\))/i,
    'only immutable functions after DO UPDATE SET',
  ],
  [/\buuidv7\(\)|\bjson_table\b/i, 'PostgreSQL 15 has no such function'],
  [/\bserial\b/i, 'ids are made by the client, or bigint identity'],
]

function form(text: string, say: Say): Violation[] {
  const plain = bare(text)
  const found = forbidden.filter(([pattern]) => pattern.test(plain)).map(([, sentence]) => say('portable', sentence))
  if (/;/.test(plain.replace(/;\s*$/, ''))) found.push(say('oneStatement', 'one block is one statement'))
  if (/set_config\s*\(\s*'app\./i.test(text)) found.push(say('setConfig', 'our settings are set by SET LOCAL only'))
  if (/generated\s+always\s+as\s*\(/i.test(plain))
    for (const [column] of plain.matchAll(/generated\s+always\s+as\s*\([^\n]*/gi))
      if (!/\bstored\b/i.test(column)) found.push(say('portable', 'generated columns are STORED'))
  if (/^create\s+policy\b/i.test(plain) && /\(\s*select\b/i.test(plain))
    found.push(say('policy', 'a policy has no subquery'))
  return found
}

const create = /^create\s+table\s+(?:if\s+not\s+exists\s+)?app\.([a-z_]+)\s*\(([\s\S]*)\)$/i

function table(tree: Tree, text: string, say: Say): Violation[] {
  const made = create.exec(text)
  const [, name = '', body = ''] = made ?? []
  if (!made) return []
  const facts = tree.tables[name]
  if (!facts) return [say('declared', `${name} is not in src/db/tables.ts`)]
  if (facts.kind !== 'district') return []
  const found: Violation[] = []
  if (!/^\s*district\s+int\s+not\s+null\b/i.test(body))
    found.push(say('districtFirst', `${name} does not begin with its district`))
  const primary = /\bprimary\s+key\s*\(\s*([^)]*)\)/i.exec(body)?.[1]
  if (!primary?.startsWith('district'))
    found.push(say('districtFirst', `the primary key of ${name} does not begin with the district`))
  for (const [, first] of body.matchAll(/\b(?:unique|exclude)\s*(?:using\s+\w+\s*)?\(\s*(\w+)/gi))
    if (first !== 'district')
      found.push(say('districtFirst', `a unique key of ${name} does not begin with the district`))
  if (/\b(unique|primary\s+key)\s*(,|\n|$)/i.test(body.replace(/\([^)]*\)/g, '()')))
    found.push(say('districtFirst', `a key of one column of ${name} cannot hold the district`))
  if (/\breferences\b/i.test(body))
    found.push(say('foreignKeys', `${name}: foreign keys are added after the table is distributed`))
  return found
}

const unique = /^create\s+unique\s+index\s+\w+\s+on\s+app\.([a-z_]+)\s*(?:using\s+\w+\s*)?\(\s*(\w+)/i
const added =
  /^alter\s+table\s+app\.([a-z_]+)\s+add\s+constraint\s+\w+\s+(unique|exclude|primary\s+key)\b[^(]*\(\s*(\w+)/i
const foreign =
  /^alter\s+table\s+app\.([a-z_]+)[\s\S]*\bforeign\s+key\s*\(\s*([^)]*)\)\s*references\s+app\.([a-z_]+)\s*\(\s*([^)]*)\)/i

function keys(tree: Tree, text: string, say: Say): Violation[] {
  const found: Violation[] = []
  const index = unique.exec(text)
  const constraint = added.exec(text)
  const [name, first] = index ? [index[1], index[2]] : [constraint?.[1], constraint?.[3]]
  if (name && tree.tables[name]?.kind === 'district' && first !== 'district')
    found.push(say('districtFirst', `a unique key of ${name} does not begin with the district`))
  const [match, from = '', own = '', to = '', theirs = ''] = foreign.exec(text) ?? []
  if (!match) return found
  const [source, target] = [tree.tables[from], tree.tables[to]]
  if (!source || !target) return [...found, say('declared', `${from} or ${to} is not in src/db/tables.ts`)]
  const bothBegin = own.startsWith('district') && theirs.startsWith('district')
  if (target.kind === 'district' ? !bothBegin || source.kind !== 'district' : target.kind === 'local')
    found.push(
      say('foreignKeys', `the foreign key from ${from} to ${to} does not begin with the district on both sides`),
    )
  if (!mayPoint(tree, source, target))
    found.push(
      say('foreignKeys', `${source.owner} may not point at ${target.owner}: it is not in its line of src/modules.ts`),
    )
  return found
}

function mayPoint(tree: Tree, source: TableFacts, target: TableFacts): boolean {
  return source.owner === target.owner || Boolean(tree.uses[source.owner]?.includes(target.owner))
}

function grants(tree: Tree, text: string, say: Say): Violation[] {
  const [match, rights = '', on = ''] = /^grant\s+([\w\s,]+?)\s+on\s+(?!schema|all)([\s\S]+?)\s+to\s+/i.exec(text) ?? []
  if (/^grant\b[\s\S]*\bon\s+all\s+tables\b/i.test(text)) return [say('grants', 'grants name their tables')]
  if (!match) return []
  const names = on.split(',').map((name) => name.trim().replace(/^app\./, ''))
  return names.flatMap((name) => {
    const found: Violation[] = []
    if (!(name in tree.tables) && !(name in tree.views))
      found.push(say('declared', `${name} is not in src/db/tables.ts`))
    if (tree.tables[name]?.appendOnly && /\b(update|delete|truncate|all)\b/i.test(rights))
      found.push(say('appendOnly', `${name} is only added to: it cannot be granted ${rights}`))
    if (/\b(delete|truncate|all)\b/i.test(rights))
      found.push(say('grants', `nothing is deleted: ${name} is granted ${rights}`))
    return found
  })
}

/** What only all files together show: every table made, distributed as its kind says, and walled by row-level security. */
function whole(tree: Tree, statements: Statement[]): Violation[] {
  const texts = statements.map(({ text }) => text)
  const has = (pattern: RegExp) => texts.some((text) => pattern.test(text))
  return Object.entries(tree.tables).flatMap(([name, { kind }]) => {
    const say = (rule: string, sentence: string) => ({ file: 'src/db/tables.ts', line: 1, rule, sentence })
    if (name === 'migration') return []
    if (!has(new RegExp(`^create\\s+table\\s+app\\.${name}\\s*\\(`, 'i')))
      return [say('declared', `no migration makes ${name}`)]
    const found: Violation[] = []
    if (!has(new RegExp(`^select\\s+app\\.distribute\\('app\\.${name}',\\s*'${kind}'\\)`, 'i')))
      found.push(say('distributed', `${name} is not distributed as ${kind}`))
    if (
      kind === 'district' &&
      !has(new RegExp(`^alter\\s+table\\s+app\\.${name}\\s+enable\\s+row\\s+level\\s+security`, 'i'))
    )
      found.push(say('rowSecurity', `${name} has no row-level security`))
    return found
  })
}
