-- Results with their inputs, what was published of them, and the improvements that follow.

create table app.evaluation_result (
  district int not null,
  evaluation uuid not null,
  n int not null,
  at timestamptz not null,
  made_by text not null,
  digest text not null,
  score double precision,
  valid int not null,
  inputs jsonb not null,
  body jsonb not null,
  primary key (district, evaluation, n)
);

select app.distribute('app.evaluation_result', 'district');

alter table app.evaluation_result add constraint evaluation_result_of
  foreign key (district, evaluation) references app.evaluation (district, id);

alter table app.evaluation_result enable row level security;

create policy evaluation_result_read on app.evaluation_result for select
  using (district = app.district() and app.sees(app.district()::text));

create policy evaluation_result_write on app.evaluation_result for insert
  with check (district = app.district() and app.sees(app.district()::text) and made_by = app.actor());

-- What everybody at work in the district may read: the result as it was published.
create table app.evaluation_published (
  district int not null,
  evaluation uuid not null,
  n int not null,
  at timestamptz not null,
  made_by text not null,
  head jsonb not null,
  body jsonb not null,
  primary key (district, evaluation, n)
);

select app.distribute('app.evaluation_published', 'district');

alter table app.evaluation_published add constraint evaluation_published_of
  foreign key (district, evaluation, n) references app.evaluation_result (district, evaluation, n);

alter table app.evaluation_published enable row level security;

create policy evaluation_published_read on app.evaluation_published for select using (district = app.district());

create policy evaluation_published_write on app.evaluation_published for insert
  with check (district = app.district() and app.sees(app.district()::text) and made_by = app.actor());

create table app.improvement (
  district int not null,
  id uuid not null,
  evaluation uuid not null,
  result int not null,
  node text not null,
  node_name text not null,
  title text not null,
  plan text not null,
  unit text not null,
  area text not null,
  due date not null,
  state text not null check (state in ('open', 'reported', 'done', 'dropped')),
  baseline jsonb not null,
  opened_at timestamptz not null,
  revision int not null,
  primary key (district, id)
);

select app.distribute('app.improvement', 'district');

alter table app.improvement add constraint improvement_of
  foreign key (district, evaluation) references app.evaluation (district, id);

create index improvement_due on app.improvement (district, due, id);

create index improvement_unit on app.improvement (district, unit, due, id);

create index improvement_evaluation on app.improvement (district, evaluation, due, id);

alter table app.improvement enable row level security;

create policy improvement_read on app.improvement for select
  using (district = app.district() and (unit = any (app.units()) or app.sees(area)));

create policy improvement_write on app.improvement for insert
  with check (district = app.district() and app.sees(app.district()::text));

create policy improvement_change on app.improvement for update
  using (district = app.district() and (unit = any (app.units()) or app.sees(area)))
  with check (district = app.district());

create table app.improvement_step (
  district int not null,
  improvement uuid not null,
  n int not null,
  at timestamptz not null,
  actor text not null,
  unit text not null,
  area text not null,
  step text not null,
  text text not null default '',
  primary key (district, improvement, n)
);

select app.distribute('app.improvement_step', 'district');

alter table app.improvement_step add constraint improvement_step_of
  foreign key (district, improvement) references app.improvement (district, id);

alter table app.improvement_step enable row level security;

create policy improvement_step_read on app.improvement_step for select
  using (district = app.district() and (unit = any (app.units()) or app.sees(area)));

create policy improvement_step_write on app.improvement_step for insert
  with check (district = app.district() and actor = app.actor() and (unit = any (app.units()) or app.sees(area)));

grant select, insert, update on app.improvement to cg_app;

grant select, insert on app.evaluation_result, app.evaluation_published, app.improvement_step to cg_app;
