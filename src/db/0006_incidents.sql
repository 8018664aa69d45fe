-- The closed loop. The incident row is its present stand; its steps are the record and are only ever added.

create table app.process (
  district int not null,
  version int not null,
  since timestamptz not null,
  body jsonb not null,
  primary key (district, version)
);

select app.distribute('app.process', 'district');

alter table app.process enable row level security;

create policy process_read on app.process for select using (district = app.district());

create policy process_write on app.process for insert with check (district = app.district() and app.by_itself());

create table app.incident (
  district int not null,
  id uuid not null,
  number text not null,
  process int not null,
  kind text not null,
  source text not null,
  text text not null,
  place text not null default '',
  area text not null,
  township text generated always as (left(area, 9)) stored,
  community text generated always as (left(area, 12)) stored,
  grid text generated always as (left(area, 15)) stored,
  lng double precision,
  lat double precision,
  matter text not null default '',
  urgency text not null,
  tier text not null,
  severity text not null,
  state text not null,
  open boolean not null,
  level text not null,
  desk_unit text not null,
  owner_unit text not null,
  assignee uuid,
  lead_unit text not null default '',
  units text[] not null,
  tasks jsonb not null default '[]',
  handlers text[] not null default '{}',
  doubted_by text not null default '',
  returns smallint not null default 0,
  reopened smallint not null default 0,
  climbs smallint not null default 0,
  supervision text not null default 'none',
  authority text not null default 'community',
  restricted boolean not null default false,
  reporter boolean not null default false,
  link text,
  plan text not null default '',
  result text not null default '',
  rating smallint,
  asked boolean not null default false,
  paused_at timestamptz,
  clocks jsonb not null,
  due_at timestamptz,
  next_at timestamptz,
  steps int not null,
  reported_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  search tsvector generated always as (app.bigrams(number || ' ' || text || ' ' || place)) stored,
  primary key (district, id),
  unique (district, number),
  unique (district, link)
);

select app.distribute('app.incident', 'district');

alter table app.incident add constraint incident_process foreign key (district, process) references app.process (district, version);

create index incident_owner on app.incident (district, owner_unit, due_at, id) where open;

create index incident_desk on app.incident (district, desk_unit, due_at, id) where open;

create index incident_assignee on app.incident (district, assignee, due_at, id) where open and assignee is not null;

create index incident_open on app.incident (district, due_at, id) where open;

create index incident_open_township on app.incident (district, township, due_at, id) where open;

create index incident_open_community on app.incident (district, community, due_at, id) where open;

create index incident_open_grid on app.incident (district, grid, due_at, id) where open;

create index incident_done on app.incident (district, changed_at, id) where not open;

create index incident_done_township on app.incident (district, township, changed_at, id) where not open;

create index incident_done_community on app.incident (district, community, changed_at, id) where not open;

create index incident_done_grid on app.incident (district, grid, changed_at, id) where not open;

create index incident_next on app.incident (district, next_at) where next_at is not null;

create index incident_units on app.incident using gin (units);

create index incident_search on app.incident using gin (search);

create index incident_reported on app.incident (district, reported_at);

alter table app.incident enable row level security;

create policy incident_read on app.incident for select
  using (district = app.district() and (app.sees(area) or units && app.units() or link = app.link()));

create policy incident_write on app.incident for insert
  with check (district = app.district() and (app.sees(area) or units && app.units() or link = app.link()));

create policy incident_change on app.incident for update
  using (district = app.district() and (app.sees(area) or units && app.units() or link = app.link()))
  with check (district = app.district() and (app.sees(area) or units && app.units() or link = app.link()));

-- An assisting unit finds its own part here; the incident row keeps all tasks for its rules.
create table app.incident_task (
  district int not null,
  incident uuid not null,
  id uuid not null,
  unit text not null,
  part text not null,
  state text not null,
  open boolean not null,
  due_at timestamptz,
  area text not null,
  link text,
  primary key (district, incident, id)
);

select app.distribute('app.incident_task', 'district');

alter table app.incident_task add constraint incident_task_incident foreign key (district, incident) references app.incident (district, id);

create index incident_task_unit on app.incident_task (district, unit, due_at, incident) where open and part = 'assist';

alter table app.incident_task enable row level security;

create policy incident_task_all on app.incident_task
  using (district = app.district() and (app.sees(area) or unit = any (app.units()) or link = app.link()))
  with check (district = app.district() and (app.sees(area) or unit = any (app.units()) or link = app.link()));

create table app.incident_step (
  district int not null,
  incident uuid not null,
  n int not null,
  area text not null,
  link text,
  act uuid not null,
  at timestamptz not null,
  step text not null,
  actor text not null,
  name text not null,
  unit text not null,
  duty text not null,
  from_state text not null,
  to_state text not null,
  text text not null default '',
  public boolean not null default false,
  facts jsonb not null default '{}',
  clocks jsonb not null,
  primary key (district, incident, n)
);

select app.distribute('app.incident_step', 'district');

alter table app.incident_step add constraint incident_step_incident foreign key (district, incident) references app.incident (district, id);

create index incident_step_actor on app.incident_step (district, actor, at);

alter table app.incident_step enable row level security;

-- Only under one's own name, in one's own area, for one's own unit, or by one's own link; reading is by the view below.
create policy incident_step_write on app.incident_step for insert
  with check (district = app.district() and actor = app.actor()
    and (app.sees(area) or unit = any (app.units()) or link = app.link()));

-- Who reported, sealed; a merged report adds a row.
create table app.incident_reporter (
  district int not null,
  incident uuid not null,
  n smallint not null,
  area text not null,
  link text,
  name text not null default '',
  phone text not null default '',
  phone_mark text not null default '',
  proxy text not null default '',
  primary key (district, incident, n)
);

select app.distribute('app.incident_reporter', 'district');

alter table app.incident_reporter add constraint incident_reporter_incident foreign key (district, incident) references app.incident (district, id);

create index incident_reporter_mark on app.incident_reporter (district, phone_mark) where phone_mark <> '';

alter table app.incident_reporter enable row level security;

create policy incident_reporter_write on app.incident_reporter for insert
  with check (district = app.district() and (app.sees(area) or link = app.link()));

-- A picture after re-encoding; where and when it was taken lies sealed beside it.
create table app.photo (
  district int not null,
  id uuid not null,
  actor text not null,
  at timestamptz not null,
  file text not null,
  sha text not null,
  width int not null,
  height int not null,
  bytes int not null,
  taken text not null default '',
  primary key (district, id)
);

select app.distribute('app.photo', 'district');

alter table app.photo enable row level security;

create policy photo_own on app.photo using (district = app.district() and actor = app.actor())
  with check (district = app.district() and actor = app.actor());

create table app.incident_photo (
  district int not null,
  incident uuid not null,
  photo uuid not null,
  n int not null,
  hung_by text not null,
  primary key (district, incident, photo)
);

select app.distribute('app.incident_photo', 'district');

alter table app.incident_photo add constraint incident_photo_incident foreign key (district, incident) references app.incident (district, id);

alter table app.incident_photo add constraint incident_photo_photo foreign key (district, photo) references app.photo (district, id);

-- A picture shows one thing once: it does not hang on a second incident.
create unique index incident_photo_once on app.incident_photo (district, photo);

alter table app.incident_photo enable row level security;

create policy incident_photo_write on app.incident_photo for insert
  with check (district = app.district() and hung_by = app.actor());

-- What hangs on an incident is read only through it: the owner's views repeat the test of incident_read.
create view app.incident_steps as
  select s.* from app.incident_step s join app.incident i on i.district = s.district and i.id = s.incident
  where i.district = app.district() and (app.sees(i.area) or i.units && app.units() or i.link = app.link());

-- For search: under a policy only leakproof comparisons may use an index, and the match of a text search is none.
create view app.incident_words as
  select i.district, i.id, i.search from app.incident i
  where i.district = app.district() and (app.sees(i.area) or i.units && app.units() or i.link = app.link());

create view app.incident_reporters as
  select r.* from app.incident_reporter r join app.incident i on i.district = r.district and i.id = r.incident
  where i.district = app.district() and (app.sees(i.area) or i.units && app.units() or i.link = app.link());

create view app.incident_photos as
  select p.incident, p.n, f.* from app.incident_photo p
  join app.incident i on i.district = p.district and i.id = p.incident
  join app.photo f on f.district = p.district and f.id = p.photo
  where i.district = app.district() and (app.sees(i.area) or i.units && app.units() or i.link = app.link());

grant select, insert on app.process, app.photo to cg_app;

grant select, insert, update on app.incident, app.incident_task to cg_app;

grant insert on app.incident_step, app.incident_reporter, app.incident_photo to cg_app;

grant select on app.incident_steps, app.incident_reporters, app.incident_photos, app.incident_words to cg_app;
