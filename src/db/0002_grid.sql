-- Divisions, grids and micro-grids with their shapes; units; who serves where (1+3+N); scannable codes.

create table app.area (
  district int not null,
  code text not null,
  level text not null check (level in ('district', 'township', 'community', 'grid', 'microGrid')),
  name text not null,
  full_name text not null,
  parent text not null default '',
  kind text not null default '' check (kind in ('', 'street', 'town', 'neighborhood', 'village', 'urban', 'rural', 'dedicated')),
  sub_kind text not null default '',
  households int not null default 0 check (households >= 0),
  host_unit text not null default '',
  business_unit text not null default '',
  reason text not null default '',
  lng double precision not null,
  lat double precision not null,
  shape polygon not null,
  west double precision not null,
  east double precision not null,
  south double precision not null,
  north double precision not null,
  since timestamptz not null,
  until timestamptz,
  primary key (district, code),
  check (left(code, 6) = district::text)
);

select app.distribute('app.area', 'district');

create index area_parent on app.area (district, parent, code);

create index area_level on app.area (district, level, code);

-- Plain columns, because under row-level security only leakproof comparisons may use an index, and polygon's are not.
create index area_box on app.area (district, level, west, east);

alter table app.area enable row level security;

create policy area_read on app.area for select using (district = app.district());

create policy area_write on app.area for insert with check (district = app.district() and app.sees(code));

create policy area_change on app.area for update
  using (district = app.district() and app.sees(code)) with check (district = app.district() and app.sees(code));

create table app.unit (
  district int not null,
  code text not null,
  name text not null,
  kind text not null check (kind in ('center', 'department', 'township', 'community')),
  area text not null,
  parent text not null default '',
  phone text not null default '',
  primary key (district, code)
);

select app.distribute('app.unit', 'district');

create index unit_parent on app.unit (district, parent, code);

alter table app.unit enable row level security;

create policy unit_read on app.unit for select using (district = app.district());

create policy unit_write on app.unit for insert with check (district = app.district() and app.sees(area));

create policy unit_change on app.unit for update
  using (district = app.district() and app.sees(area)) with check (district = app.district() and app.sees(area));

create table app.appointment (
  district int not null,
  id uuid not null,
  area text not null,
  position text not null check (position in ('gridLeader', 'fullTimeGridWorker', 'partTimeGridWorker', 'gridInstructor', 'microGridLead', 'supportForce')),
  force text not null default '',
  person text not null,
  phone text not null default '',
  account uuid,
  synthetic boolean not null default false,
  since timestamptz not null,
  until timestamptz,
  primary key (district, id),
  check (until is null or until > since)
);

select app.distribute('app.appointment', 'district');

create index appointment_area on app.appointment (district, area, position) where until is null;

create index appointment_account on app.appointment (district, account) where account is not null;

-- One leader, one full-time, one part-time worker and one instructor at a time (F4).
create unique index appointment_one on app.appointment (district, area, position)
  where until is null and position in ('gridLeader', 'fullTimeGridWorker', 'partTimeGridWorker', 'gridInstructor');

alter table app.appointment enable row level security;

create policy appointment_read on app.appointment for select using (district = app.district());

create policy appointment_write on app.appointment for insert with check (district = app.district() and app.sees(area));

create policy appointment_change on app.appointment for update
  using (district = app.district() and app.sees(area)) with check (district = app.district() and app.sees(area));

-- What a poster carries: short, with a check digit, revocable, never the grid's own code.
create table app.scan_code (
  district int not null,
  code text not null,
  area text not null,
  place text not null,
  facility text not null default '',
  lng double precision,
  lat double precision,
  made_at timestamptz not null,
  revoked_at timestamptz,
  primary key (district, code)
);

select app.distribute('app.scan_code', 'district');

create index scan_code_area on app.scan_code (district, area, code);

alter table app.scan_code enable row level security;

create policy scan_code_read on app.scan_code for select using (district = app.district());

create policy scan_code_write on app.scan_code for insert with check (district = app.district() and app.sees(area));

create policy scan_code_change on app.scan_code for update
  using (district = app.district() and app.sees(area)) with check (district = app.district() and app.sees(area));

grant select, insert, update on app.area, app.unit, app.appointment, app.scan_code to cg_app;
