// What a cluster would refuse, asked of the migrated catalogue: the schema is kept such that Citus can take it as it is,
// though the machine that checks has none. Also that what is append-only is so by grant.
import type pg from 'pg'
import type { TableRule } from './tables.ts'

export type Finding = { rule: string; object: string; detail: string | null }

const known = `with listed as (select * from jsonb_to_recordset($1::jsonb) as l(name text, kind text, append_only boolean)),
t as (
  select c.oid, c.relname, c.relkind, c.relispartition, c.relrowsecurity, coalesce(l.kind, 'district') as kind,
    coalesce(l.append_only, false) as append_only, l.name is not null as listed,
    (select a.attnum from pg_attribute a where a.attrelid = c.oid and a.attname = 'district' and not a.attisdropped) as key_number,
    (select a.atttypid::regtype::text from pg_attribute a where a.attrelid = c.oid and a.attname = 'district' and not a.attisdropped) as key_type
  from pg_class c left join listed l on l.name = c.relname
  where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p'))`

/** Each finds one kind of fault: name of the rule, then a select of object and detail from `t`. */
const rules: [string, string][] = [
  ['not listed', `select relname, null from t where not listed and not relispartition`],
  ['not there', `select name, kind from listed where not exists (select from t where relname = name)`],
  ['no district', `select relname, null from t where kind = 'district' and key_number is null`],
  ['district type', `select relname, key_type from t where kind = 'district' and key_type <> 'integer'`],
  [
    'unique key without district',
    `select t.relname, i.indexrelid::regclass::text from t join pg_index i on i.indrelid = t.oid
     where t.kind = 'district' and (i.indisunique or i.indisexclusion) and i.indkey[0] is distinct from t.key_number`,
  ],
  [
    'no primary key',
    `select relname, null from t where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)`,
  ],
  [
    'foreign key not allowed',
    `select s.relname, k.conname from pg_constraint k join t s on s.oid = k.conrelid join t d on d.oid = k.confrelid
     where k.contype = 'f' and k.conparentid = 0 and (
       (s.kind = 'district' and d.kind = 'district' and (k.conkey[1] <> s.key_number or k.confkey[1] <> d.key_number))
       or (s.kind = 'reference' and d.kind = 'district') or (s.kind = 'district' and d.kind = 'local')
       or (s.kind = 'local' and d.kind = 'district'))`,
  ],
  [
    'foreign key action',
    `select s.relname, k.conname from pg_constraint k join t s on s.oid = k.conrelid
     where k.contype = 'f' and k.conparentid = 0 and s.kind = 'district' and s.key_number = any (k.conkey)
       and (k.confdeltype in ('n', 'd') or k.confupdtype in ('c', 'n', 'd'))`,
  ],
  ['trigger', `select t.relname, g.tgname from t join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal`],
  ['inheritance', `select t.relname, null from t join pg_inherits h on h.inhrelid = t.oid where not t.relispartition`],
  ['partition below partition', `select relname, null from t where relispartition and relkind = 'p'`],
  [
    'policy with subquery',
    `select t.relname, p.polname from t join pg_policy p on p.polrelid = t.oid
     where coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') ~* '\\mselect\\M'`,
  ],
  [
    'policy without district',
    `select t.relname, p.polname from t join pg_policy p on p.polrelid = t.oid where t.kind = 'district' and (
       pg_get_expr(p.polqual, p.polrelid) !~ 'district = (app\\.)?district\\(\\)'
       or pg_get_expr(p.polwithcheck, p.polrelid) !~ 'district = (app\\.)?district\\(\\)')`,
  ],
  [
    'row security off',
    `select relname, null from t where kind = 'district' and not relispartition and not relrowsecurity`,
  ],
  [
    'granted partition',
    `select relname, null from t where relispartition and has_table_privilege('cg_app', oid, 'select, insert, update, delete')`,
  ],
  ['may be deleted', `select relname, null from t where has_table_privilege('cg_app', oid, 'delete, truncate')`],
  [
    'append-only may be changed',
    `select relname, null from t where append_only and (has_table_privilege('cg_app', oid, 'update')
       or has_any_column_privilege('cg_app', oid, 'update'))`,
  ],
  [
    'virtual column',
    `select t.relname, a.attname from t join pg_attribute a on a.attrelid = t.oid where a.attgenerated = 'v'`,
  ],
  [
    'identity of a district table',
    `select t.relname, a.attname from t join pg_attribute a on a.attrelid = t.oid where t.kind = 'district' and a.attidentity <> ''`,
  ],
  [
    'role too strong',
    `select rolname, null from pg_roles where rolname = 'cg_app' and (rolsuper or rolbypassrls or rolcreaterole)`,
  ],
  [
    'role owns a table',
    `select t.relname, null from t join pg_class c on c.oid = t.oid where c.relowner = 'cg_app'::regrole`,
  ],
]

export const ruleNames = rules.map(([name]) => name)

/** All faults of a migrated database by the list of tables, in the order of the rules. */
export async function lintSchema(client: pg.Client, tables: Record<string, TableRule>): Promise<Finding[]> {
  const list = Object.entries(tables).map(([name, { kind, appendOnly }]) => ({
    name,
    kind,
    append_only: appendOnly ?? false,
  }))
  const selects = rules.map(
    ([name, select], n) => `select ${n} as n, '${name}' as rule, x.* from (${select}) as x(object, detail)`,
  )
  const { rows } = await client.query<Finding & { n: number }>(
    `${known}\n${selects.join('\nunion all ')}\norder by 1, 3, 4`,
    [JSON.stringify(list)],
  )
  return rows.map(({ rule, object, detail }) => ({ rule, object, detail }))
}
