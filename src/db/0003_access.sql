-- Accounts, sessions, duties granted in an area. Nothing here is deleted; what ends gets a date.

create table app.account (
  district int not null,
  id uuid not null,
  login text not null,
  name text not null,
  unit text not null,
  area text not null,
  password text not null,
  must_change boolean not null default false,
  second_factor text,
  failed int not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  demo boolean not null default false,
  made_at timestamptz not null,
  primary key (district, id),
  unique (district, login)
);

select app.distribute('app.account', 'district');

create index account_unit on app.account (district, unit, login);

create index account_area on app.account (district, area text_pattern_ops);

alter table app.account enable row level security;

create policy account_read on app.account for select
  using (district = app.district() and (id::text = app.actor() or unit = any (app.units()) or app.sees(area)
    or app.purpose() in ('signIn', 'accounts')));

create policy account_make on app.account for insert
  with check (district = app.district() and app.purpose() = 'accounts');

create policy account_change on app.account for update
  using (district = app.district() and (id::text = app.actor() or app.purpose() in ('signIn', 'accounts')))
  with check (district = app.district() and (id::text = app.actor() or app.purpose() in ('signIn', 'accounts')));

create table app.session (
  district int not null,
  token text not null,
  id uuid not null,
  account uuid not null,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  client text not null default '',
  primary key (district, token)
);

select app.distribute('app.session', 'district');

create index session_account on app.session (district, account, made_at);

alter table app.session enable row level security;

create policy session_all on app.session
  using (district = app.district() and (account::text = app.actor() or app.purpose() in ('signIn', 'accounts')))
  with check (district = app.district() and (account::text = app.actor() or app.purpose() in ('signIn', 'accounts')));

create table app.duty_grant (
  district int not null,
  id uuid not null,
  account uuid not null,
  role text not null,
  area text not null,
  unit text not null default '',
  since timestamptz not null,
  until timestamptz,
  granted_by text not null,
  primary key (district, id)
);

select app.distribute('app.duty_grant', 'district');

alter table app.duty_grant add constraint duty_grant_account foreign key (district, account) references app.account (district, id);

create index duty_grant_account on app.duty_grant (district, account) where until is null;

create index duty_grant_unit on app.duty_grant (district, unit, role) where until is null;

create index duty_grant_area on app.duty_grant (district, area, role) where until is null;

alter table app.duty_grant enable row level security;

create policy duty_grant_read on app.duty_grant for select
  using (district = app.district() and (account::text = app.actor() or unit = any (app.units()) or app.sees(area)
    or app.purpose() in ('signIn', 'accounts', 'duties')));

create policy duty_grant_write on app.duty_grant for insert
  with check (district = app.district() and app.purpose() in ('accounts', 'duties'));

create policy duty_grant_end on app.duty_grant for update
  using (district = app.district() and app.purpose() in ('accounts', 'duties'))
  with check (district = app.district() and app.purpose() in ('accounts', 'duties'));

-- Wrong passwords by name and by address, so that guessing is slowed whoever is guessed at.
create table app.sign_in_try (
  district int not null,
  mark text not null,
  tries int not null,
  since timestamptz not null,
  primary key (district, mark)
);

select app.distribute('app.sign_in_try', 'district');

alter table app.sign_in_try enable row level security;

create policy sign_in_try_all on app.sign_in_try
  using (district = app.district() and app.purpose() = 'signIn')
  with check (district = app.district() and app.purpose() = 'signIn');

grant select, insert, update on app.account, app.session, app.duty_grant, app.sign_in_try to cg_app;
