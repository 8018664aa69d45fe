-- The admitted matters, the limits by tier and the work calendar: each a row per version, never changed after.

create table app.matter (
  district int not null,
  code text not null,
  version int not null,
  status text not null check (status in ('live', 'temporary', 'retired')),
  since timestamptz not null,
  until timestamptz,
  body jsonb not null,
  primary key (district, code, version)
);

select app.distribute('app.matter', 'district');

alter table app.matter enable row level security;

create policy matter_read on app.matter for select using (district = app.district());

create policy matter_write on app.matter for insert with check (district = app.district() and app.by_itself());

create table app.tier_limits (
  district int not null,
  version int not null,
  since timestamptz not null,
  body jsonb not null,
  primary key (district, version)
);

select app.distribute('app.tier_limits', 'district');

alter table app.tier_limits enable row level security;

create policy tier_limits_read on app.tier_limits for select using (district = app.district());

create policy tier_limits_write on app.tier_limits for insert with check (district = app.district() and app.by_itself());

create table app.work_calendar (
  district int not null,
  version int not null,
  since timestamptz not null,
  made_by text not null,
  body jsonb not null,
  primary key (district, version)
);

select app.distribute('app.work_calendar', 'district');

alter table app.work_calendar enable row level security;

create policy work_calendar_read on app.work_calendar for select using (district = app.district());

create policy work_calendar_write on app.work_calendar for insert
  with check (district = app.district() and made_by = app.actor());

-- A refusal at the gate leaves a trace: who tried to send what to whom (F25).
create table app.gate_refusal (
  district int not null,
  id uuid not null,
  at timestamptz not null,
  actor text not null,
  unit text not null,
  route text not null,
  code text not null,
  matter text not null default '',
  target text not null default '',
  facts jsonb not null default '{}',
  primary key (district, id)
);

select app.distribute('app.gate_refusal', 'district');

create index gate_refusal_at on app.gate_refusal (district, at, id);

create index gate_refusal_unit on app.gate_refusal (district, unit, at);

alter table app.gate_refusal enable row level security;

-- Desk units carry the code of their area, so who sees the area sees what its desk tried.
create policy gate_refusal_read on app.gate_refusal for select
  using (district = app.district() and (actor = app.actor() or unit = any (app.units()) or app.sees(unit)));

create policy gate_refusal_write on app.gate_refusal for insert
  with check (district = app.district() and actor = app.actor());

grant select, insert on app.matter, app.tier_limits, app.work_calendar, app.gate_refusal to cg_app;
