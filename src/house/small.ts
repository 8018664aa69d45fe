// A small house in memory that keeps every rule: what the planted violations of plants.ts are put into.
import type { TableFacts, Tree } from './source.ts'

const opening = '// A file of a small house that exists in memory only, for the check of the check.\n'
export const ts = (text: string) => `${opening}${text}\n`

export const area = `create table app.area (
  district int not null,
  code text not null,
  primary key (district, code)
);

select app.distribute('app.area', 'district');

alter table app.area enable row level security;

create policy area_read on app.area for select using (district = app.district());

grant select, insert, update on app.area to cg_app;
`
const step = `create table app.step (
  district int not null,
  id uuid not null,
  area text not null,
  primary key (district, id)
);

select app.distribute('app.step', 'district');

alter table app.step add constraint step_area foreign key (district, area) references app.area (district, code);

alter table app.step enable row level security;

grant select, insert on app.step to cg_app;
`
export const sql = (text: string) => `-- Tables of a small house that exists in memory only.\n\n${text}`

const files: Record<string, string> = {
  'src/platform/values.ts': ts('export function newId(): string {\n  return String(1)\n}'),
  'src/platform/act.ts': ts(
    'export type Act = { journal(entry: object): void; db: { insertInto(name: string): void } }',
  ),
  'src/platform/http.ts': ts("import fastify from 'fastify'\nexport const server = fastify"),
  'src/platform/refusal.ts': ts(
    'const statuses = { notFound: 404 }\nexport const refuse = (code: string) => statuses && code',
  ),
  'src/platform/words/refusals.zh.ts': ts("export const refusalWords = { notFound: '没有找到' }"),
  'src/db/0001_area.sql': sql(area),
  'src/db/0002_step.sql': sql(step),
  'src/modules/grid/README.md': '# grid',
  'src/modules/grid/model.ts': ts('export type Area = { code: string }'),
  'src/modules/grid/queries.ts': ts(
    "export const findArea = (db: any) => db.selectFrom('area').where('district', '=', 1)",
  ),
  'src/modules/grid/find.ts': ts(
    "import { refuse } from '../../platform/refusal.ts'\nexport const get = (name: string) => name || refuse('notFound')",
  ),
  'src/modules/loop/README.md': '# loop',
  'src/modules/loop/model.ts': ts('export type Step = { id: string }'),
  'src/modules/loop/rules.ts': ts(
    "import type { Area } from '../grid/model.ts'\nexport const inArea = (area: Area, at: Date) => area.code + at.getTime()",
  ),
  'src/modules/loop/store.ts': ts(
    "import type { Act } from '../../platform/act.ts'\nexport function insertStep(act: Act) {\n  act.db.insertInto('step')\n}",
  ),
  'src/modules/loop/actions.ts': ts(
    "import type { Act } from '../../platform/act.ts'\nimport { refuse } from '../../platform/refusal.ts'\nimport { findArea } from '../grid/queries.ts'\nimport { insertStep } from './store.ts'\n" +
      "export function takeStep(act: Act) {\n  if (!findArea(act.db)) refuse('notFound')\n  insertStep(act)\n  act.journal({ name: 'loop.takeStep' })\n}",
  ),
  'src/modules/loop/pages/list.tsx': ts(
    "import type { Step } from '../model.ts'\nexport const List = (step: Step) => <p>{step.id}</p>",
  ),
}
export const tables: Record<string, TableFacts> = {
  area: { kind: 'district', owner: 'grid' },
  step: { kind: 'district', owner: 'loop', appendOnly: true },
}

/** The small house, with files put over its own. */
export function smallHouse(over: Record<string, string> = {}, more: Partial<Tree> = {}): Tree {
  const uses = { grid: [], loop: ['grid'], other: [] }
  return { files: new Map(Object.entries({ ...files, ...over })), uses, tables, views: {}, ...more }
}
