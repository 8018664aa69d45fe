-- Messages to a person, and the record of who looked at what is personal.

create table app.notice (
  district int not null,
  account uuid not null,
  id uuid not null,
  at timestamptz not null,
  kind text not null,
  subject text not null default '',
  facts jsonb not null default '{}',
  read_at timestamptz,
  primary key (district, account, id)
);

select app.distribute('app.notice', 'district');

create index notice_unread on app.notice (district, account) where read_at is null;

alter table app.notice enable row level security;

create policy notice_read on app.notice for select
  using (district = app.district() and account::text = app.actor());

create policy notice_mark on app.notice for update
  using (district = app.district() and account::text = app.actor())
  with check (district = app.district() and account::text = app.actor());

create policy notice_write on app.notice for insert
  with check (district = app.district() and app.purpose() = 'clock' and app.by_itself());

-- Who opened what is sealed, and why. Insert only; read by the audit administrator.
create table app.look (
  district int not null,
  id uuid not null,
  at timestamptz not null,
  actor text not null,
  subject text not null,
  part text not null,
  reason text not null,
  primary key (district, id)
);

select app.distribute('app.look', 'district');

create index look_at on app.look (district, at, id);

alter table app.look enable row level security;

create policy look_write on app.look for insert with check (district = app.district() and actor = app.actor());

create policy look_read on app.look for select using (district = app.district() and app.purpose() = 'audit');

grant select, insert, update on app.notice to cg_app;

grant select, insert on app.look to cg_app;
