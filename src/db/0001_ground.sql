-- The ground: schema, the settings every policy reads, the journal, the outbox. One statement per blank-line block.

create schema if not exists app;

create function app.has_citus() returns boolean language sql stable as
$$ select exists (select 1 from pg_extension where extname = 'citus') $$;

-- Makes a table what tables.ts says it is; does nothing where there is no cluster.
create function app.distribute(rel text, kind text) returns void language plpgsql as $$
begin
  if not app.has_citus() then return; end if;
  perform set_config('citus.multi_shard_modify_mode', 'sequential', true);
  if exists (select 1 from pg_dist_partition where logicalrelid = rel::regclass) then return; end if;
  if kind = 'reference' then execute format('select create_reference_table(%L)', rel);
  elsif kind = 'district' and rel = 'app.journal' then
    execute format('select create_distributed_table(%L, ''district'', shard_count => 128)', rel);
  elsif kind = 'district' then
    execute format('select create_distributed_table(%L, ''district'', colocate_with => ''app.journal'')', rel);
  elsif kind = 'local' then execute format('select citus_add_local_table_to_metadata(%L)', rel);
  else raise exception 'unknown kind %', kind; end if;
end $$;

create function app.district() returns int language sql stable as
$$ select nullif(current_setting('app.district', true), '')::int $$;

create function app.actor() returns text language sql stable as
$$ select current_setting('app.actor', true) $$;

-- Duties as prefixes: one LIKE pattern per area of the actor.
create function app.sees(area text) returns boolean language sql stable as
$$ select area like any (string_to_array(current_setting('app.areas', true), ',')) $$;

create function app.units() returns text[] language sql stable as
$$ select string_to_array(current_setting('app.units', true), ',') $$;

create function app.link() returns text language sql stable as
$$ select nullif(current_setting('app.link', true), '') $$;

-- What the transaction is for, where more than sight of an area is needed: sign-in, accounts, duties, audit, clock.
create function app.purpose() returns text language sql stable as
$$ select coalesce(current_setting('app.purpose', true), '') $$;

-- The clock, a follower, the first filling: what the house does by itself.
create function app.by_itself() returns boolean language sql stable as
$$ select coalesce(current_setting('app.actor', true), '') like 'system:%' $$;

-- Two-character grams for Chinese search; most Chinese queries are two characters long.
create function app.bigrams(t text) returns tsvector language sql immutable parallel safe as $$
  select array_to_tsvector(coalesce(array_agg(distinct g) filter (where g <> ''), '{}'))
  from (select lower(substr(t, i, 2)) g from generate_series(1, greatest(length(t) - 1, 1)) i) s $$;

-- All grams of a searched text must be there; the caller rechecks with ilike.
create function app.grams(t text) returns tsquery language sql immutable parallel safe as $$
  select string_agg(quote_literal(lower(substr(t, i, 2))), ' & ')::tsquery
  from generate_series(1, greatest(length(t) - 1, 1)) i $$;

-- Every act, once: district and the client-made id of the act; n counts its entries.
create table app.journal (
  district int not null,
  act uuid not null,
  n smallint not null,
  at timestamptz not null,
  name text not null,
  actor text not null,
  unit text not null default '',
  duty text not null default '',
  subject text not null default '',
  area text not null default '',
  facts jsonb not null default '{}',
  input text not null,
  answer jsonb,
  primary key (district, act, n)
);

select app.distribute('app.journal', 'district');

create index journal_at on app.journal (district, at, act);

create index journal_subject on app.journal (district, subject, at) where subject <> '';

alter table app.journal enable row level security;

create policy journal_write on app.journal for insert with check (district = app.district() and actor = app.actor());

create policy journal_read on app.journal for select
  using (district = app.district() and (actor = app.actor() or app.purpose() = 'audit'));

-- Acts whose followers still have to run; filled in the act's own transaction, emptied by the server.
create table app.outbox (
  id bigint generated always as identity primary key,
  district int not null,
  act uuid not null,
  names text[] not null,
  tries int not null default 0,
  next_at timestamptz not null,
  fault text
);

select app.distribute('app.outbox', 'local');

create index outbox_next on app.outbox (next_at);

grant usage on schema app to cg_app;

grant execute on all functions in schema app to cg_app;

grant select, insert on app.journal to cg_app;

grant insert on app.outbox to cg_app;
