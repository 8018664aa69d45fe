-- The evaluation: models by version, evaluations, experts with what they handed in. What counts as evidence is only ever added.

create table app.evaluation_model (
  district int not null,
  code text not null,
  version int not null,
  name text not null,
  state text not null check (state in ('draft', 'frozen')),
  revision int not null,
  made_at timestamptz not null,
  made_by text not null,
  body jsonb not null,
  primary key (district, code, version)
);

select app.distribute('app.evaluation_model', 'district');

alter table app.evaluation_model enable row level security;

create policy evaluation_model_read on app.evaluation_model for select using (district = app.district());

create policy evaluation_model_write on app.evaluation_model for insert
  with check (district = app.district() and (app.by_itself() or app.sees(app.district()::text)));

-- A frozen version is never changed again; freezing is the last change.
create policy evaluation_model_change on app.evaluation_model for update
  using (district = app.district() and state = 'draft' and app.sees(app.district()::text))
  with check (district = app.district());

create table app.evaluation (
  district int not null,
  id uuid not null,
  name text not null,
  period text not null,
  model_code text not null,
  model_version int not null,
  method jsonb not null,
  state text not null check (state in ('running', 'published', 'ended')),
  revision int not null,
  results int not null default 0,
  published int,
  made_at timestamptz not null,
  made_by text not null,
  primary key (district, id)
);

select app.distribute('app.evaluation', 'district');

alter table app.evaluation add constraint evaluation_model_used
  foreign key (district, model_code, model_version) references app.evaluation_model (district, code, version);

create index evaluation_made on app.evaluation (district, made_at desc, id);

alter table app.evaluation enable row level security;

create policy evaluation_read on app.evaluation for select using (district = app.district());

create policy evaluation_write on app.evaluation for insert
  with check (district = app.district() and app.sees(app.district()::text));

create policy evaluation_change on app.evaluation for update
  using (district = app.district() and app.sees(app.district()::text)) with check (district = app.district());

create table app.evaluation_expert (
  district int not null,
  id uuid not null,
  evaluation uuid not null,
  n int not null,
  name text not null,
  role text not null,
  link text not null,
  invited_at timestamptz not null,
  withdrawn boolean not null default false,
  decision jsonb,
  primary key (district, id),
  unique (district, link),
  unique (district, evaluation, n)
);

select app.distribute('app.evaluation_expert', 'district');

alter table app.evaluation_expert add constraint evaluation_expert_of
  foreign key (district, evaluation) references app.evaluation (district, id);

alter table app.evaluation_expert enable row level security;

create policy evaluation_expert_read on app.evaluation_expert for select
  using (district = app.district() and (app.sees(app.district()::text) or link = app.link()));

create policy evaluation_expert_write on app.evaluation_expert for insert
  with check (district = app.district() and app.sees(app.district()::text));

create policy evaluation_expert_change on app.evaluation_expert for update
  using (district = app.district() and app.sees(app.district()::text)) with check (district = app.district());

-- Each handing-in of an expert stays; the last one counts.
create table app.expert_judgement (
  district int not null,
  expert uuid not null,
  n int not null,
  evaluation uuid not null,
  link text not null,
  at timestamptz not null,
  judgements jsonb not null,
  consistency jsonb not null,
  primary key (district, expert, n)
);

select app.distribute('app.expert_judgement', 'district');

alter table app.expert_judgement add constraint expert_judgement_of
  foreign key (district, expert) references app.evaluation_expert (district, id);

create index expert_judgement_evaluation on app.expert_judgement (district, evaluation, expert, n);

alter table app.expert_judgement enable row level security;

create policy expert_judgement_read on app.expert_judgement for select
  using (district = app.district() and (app.sees(app.district()::text) or link = app.link()));

create policy expert_judgement_write on app.expert_judgement for insert
  with check (district = app.district() and link = app.link());

grant select, insert, update on app.evaluation_model, app.evaluation, app.evaluation_expert to cg_app;

grant select, insert on app.expert_judgement to cg_app;
