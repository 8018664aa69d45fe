// For each rule of the house the ways to break it, planted in the small house: the check itself is checked with these.
import { area, sql, tables, ts } from './small.ts'
import type { Tree } from './source.ts'

export type Plant = { rule: string; what: string; says: RegExp; over: Record<string, string>; more?: Partial<Tree> }

const put = (rule: string, what: string, says: RegExp, path: string, text: string, more?: Partial<Tree>): Plant => ({
  rule,
  what,
  says,
  over: { [path]: /\.(ts|tsx)$/.test(path) ? ts(text) : text },
  ...(more && { more }),
})
const inSql = (rule: string, what: string, says: RegExp, text: string, more?: Partial<Tree>) =>
  put(rule, what, says, 'src/db/0003_more.sql', sql(`${text}\n`), more)
const rules = 'src/modules/loop/rules.ts'
const actions = 'src/modules/loop/actions.ts'
const queries = 'src/modules/loop/queries.ts'
const act = "import type { Act } from '../../platform/act.ts'\n"
const test = 'src/modules/loop/rules.test.ts'
const vitest = "import { expect, it, vi } from 'vitest'\n"
const machinePath = ['', 'home', 'somebody', 'data'].join('/')

export const plants: Plant[] = [
  put(
    'directions',
    'the platform uses a module',
    /platform knows no modules/,
    'src/platform/values.ts',
    "import '../modules/grid/model.ts'",
  ),
  put(
    'directions',
    'a module not named in the line',
    /not in its line/,
    'src/modules/grid/queries.ts',
    "import type { Step } from '../loop/model.ts'\nexport const of = (step: Step) => step",
  ),
  put('directions', 'a file of a used module that is no door', /no door/, actions, "import '../grid/store.ts'"),
  put(
    'directions',
    'rules that use the store',
    /rules may not use own store/,
    rules,
    "import { insertStep } from './store.ts'\nexport const of = insertStep",
  ),
  put(
    'directions',
    'a model with a server library',
    /may not use the library/,
    'src/modules/loop/model.ts',
    "import 'node:fs'",
  ),
  put('directions', 'actions that open the database themselves', /only the platform uses pg/, actions, "import 'pg'"),
  put(
    'directions',
    'rules with a random id',
    /without chance/,
    rules,
    "import { newId } from '../../platform/values.ts'\nexport const of = newId",
  ),
  put(
    'directions',
    'actions that use HTTP',
    /only routes use/,
    actions,
    "import { server } from '../../platform/http.ts'\nexport const of = server",
  ),
  put(
    'directions',
    'the web reaches into a store',
    /the web may not use/,
    'src/web/console/main.ts',
    "import '../../modules/loop/store.ts'",
  ),
  put(
    'directions',
    'a test of the ground that uses the loop',
    /does not stand below/,
    'src/modules/grid/rules.test.ts',
    "import '../loop/model.ts'",
  ),
  put(
    'browser',
    'a server library below a page',
    /server library/,
    'src/modules/loop/pages/list.tsx',
    "import { server } from '../../../platform/ui/far.ts'\nexport const List = server",
    undefined,
  ),
  {
    rule: 'folders',
    what: 'a module that is not in the map',
    says: /not in src\/modules.ts/,
    over: { 'src/modules/stray/README.md': '#', 'src/modules/stray/model.ts': ts('export {}') },
  },
  {
    rule: 'folders',
    what: 'a module without a README',
    says: /no README/,
    over: { 'src/modules/other/model.ts': ts('export {}') },
  },
  put(
    'purity',
    'rules that read the clock',
    /Date\.now/,
    rules,
    'export const late = (at: Date) => at.getTime() < Date.now()',
  ),
  put('purity', 'rules that make today', /new Date/, rules, 'export const today = () => new Date()'),
  put('purity', 'rules by chance', /Math\.random/, rules, 'export const pick = () => Math.random()'),
  put('purity', 'rules that read the environment', /process/, rules, 'export const port = () => process.env.PORT'),
  put('purity', 'rules that call out', /fetch/, rules, "export const ask = () => fetch('/')"),
  put(
    'purity',
    'an act that reads the clock itself',
    /time and ids come/,
    queries,
    'export const now = () => new Date()',
  ),
  put(
    'writes',
    'a query that writes',
    /store.ts and actions.ts only/,
    queries,
    "export const of = (db: any) => db.insertInto('step')",
  ),
  put(
    'journal',
    'an act without an entry',
    /takeStep writes rows/,
    actions,
    `${act}import { insertStep } from './store.ts'\nexport function takeStep(act: Act) {\n  insertStep(act)\n}`,
  ),
  put(
    'tables',
    "another module's table in a query",
    /belongs to grid/,
    queries,
    "export const of = (db: any) => db.selectFrom('area')",
  ),
  put(
    'tables',
    "another module's table in SQL text",
    /belongs to grid/,
    queries,
    "export const of = 'select code from app.area'",
  ),
  put(
    'tables',
    'a table that nobody declared',
    /no table or view/,
    queries,
    "export const of = (db: any) => db.selectFrom('strange')",
  ),
  put(
    'appendOnly',
    'an update of what is only added to',
    /only added to/,
    'src/modules/loop/store.ts',
    "export const of = (db: any) => db.updateTable('step')",
  ),
  inSql(
    'appendOnly',
    'a grant to update what is only added to',
    /only added to/,
    'grant update on app.step to cg_app;',
  ),
  inSql('grants', 'a grant to delete', /nothing is deleted/, 'grant delete on app.area to cg_app;'),
  inSql('grants', 'a grant on everything', /name their tables/, 'grant select on all tables in schema app to cg_app;'),
  inSql(
    'portable',
    'a trigger',
    /no triggers/,
    'create trigger t before update on app.area for each row execute function f();',
  ),
  inSql(
    'portable',
    'a generated column that 18 would make virtual',
    /STORED/,
    'alter table app.area add column town text generated always as (left(code, 9));',
  ),
  inSql(
    'oneStatement',
    'two statements in one block',
    /one statement/,
    'create index one on app.area (code); create index two on app.area (code);',
  ),
  inSql('setConfig', 'our settings by set_config', /SET LOCAL/, "select set_config('app.district', '500111', true);"),
  inSql(
    'policy',
    'a policy with a subquery',
    /no subquery/,
    'create policy p on app.area using (code in (select code from app.step));',
  ),
  inSql(
    'declared',
    'a table that is not in the list',
    /not in src\/db\/tables.ts/,
    'create table app.strange (district int not null);',
  ),
  {
    rule: 'declared',
    what: 'a listed table that nobody makes',
    says: /no migration makes/,
    over: {},
    more: { tables: { ...tables, ghost: { kind: 'local', owner: 'grid' } } },
  },
  {
    rule: 'districtFirst',
    what: 'a primary key without the district',
    says: /primary key of area/,
    over: { 'src/db/0001_area.sql': sql(area.replace('primary key (district, code)', 'primary key (code)')) },
  },
  {
    rule: 'districtFirst',
    what: 'a table that does not begin with its district',
    says: /begin with its district/,
    over: { 'src/db/0001_area.sql': sql(area.replace('  district int not null,\n', '')) },
  },
  {
    rule: 'districtFirst',
    what: 'a unique key without the district',
    says: /unique key of area/,
    over: { 'src/db/0001_area.sql': sql(area.replace('primary key', 'unique (code),\n  primary key')) },
  },
  inSql(
    'districtFirst',
    'a unique index without the district',
    /unique key of area/,
    'create unique index one on app.area (code);',
  ),
  inSql(
    'districtFirst',
    'an exclusion without the district',
    /unique key of area/,
    'alter table app.area add constraint one exclude using gist (code with =);',
  ),
  inSql(
    'foreignKeys',
    'a foreign key against the map',
    /may not point at loop/,
    'alter table app.area add constraint f foreign key (district, step) references app.step (district, id);',
  ),
  inSql(
    'foreignKeys',
    'a foreign key without the district',
    /begin with the district on both sides/,
    'alter table app.step add constraint f foreign key (area) references app.area (code);',
  ),
  {
    rule: 'distributed',
    what: 'a table distributed as another kind',
    says: /not distributed as district/,
    over: { 'src/db/0001_area.sql': sql(area.replace("'app.area', 'district'", "'app.area', 'local'")) },
  },
  {
    rule: 'rowSecurity',
    what: 'a table without its wall',
    says: /no row-level security/,
    over: { 'src/db/0001_area.sql': sql(area.replace('alter table app.area enable row level security;\n\n', '')) },
  },
  put(
    'words',
    'a refusal without words',
    /loop\.notNow has no words/,
    rules,
    "export const no = () => ({ code: 'loop.notNow' })",
  ),
  put(
    'words',
    'words that nobody says',
    /nobody refuses loop\.gone/,
    'src/platform/words/refusals.zh.ts',
    "export const refusalWords = { notFound: '没有找到', 'loop.gone': '没了' }",
  ),
  put(
    'words',
    'a status for no refusal',
    /has a status and no words/,
    'src/platform/refusal.ts',
    "const statuses = { 'loop.gone': 410 }\nexport const refuse = (code: string) => statuses && code",
  ),
  put('length', 'a file that is too long', /past 400/, rules, 'export {}\n'.repeat(400)),
  put('names', 'a name that says nothing', /says nothing/, 'src/modules/loop/utils.ts', 'export {}'),
  {
    rule: 'opening',
    what: 'a file without an opening sentence',
    says: /does not open/,
    over: { [rules]: 'export {}\n' },
  },
  put('machine', 'a path of one machine', /one machine/, rules, `export const folder = '${machinePath}'`),
  put(
    'unfinished',
    'a comment that puts work off',
    /is an issue/,
    rules,
    `// ${['TO', 'DO'].join('')}: think\nexport {}`,
  ),
  put(
    'district',
    'a branch on one district',
    /local differences/,
    rules,
    'export const here = (district: number) => district === 500111',
  ),
  put('defaultExport', 'an export without a name', /has a name/, rules, 'export default 1'),
  put(
    'skipped',
    'a test that is left out',
    /left out/,
    test,
    `${vitest}it.skip('one is never two', () => expect(1).toBe(1))`,
  ),
  put(
    'mock',
    'a mocked file of our own',
    /not mocked/,
    test,
    `${vitest}vi.mock('./model.ts')\nit('one is never two', () => expect(1).toBe(1))`,
  ),
  put(
    'testNames',
    'a test whose name is no sentence',
    /no sentence/,
    test,
    `${vitest}it('works', () => expect(1).toBe(1))`,
  ),
]
plants.find(({ rule }) => rule === 'browser')!.over['src/platform/ui/far.ts'] = ts(
  "import 'node:fs'\nexport const server = 1",
)
