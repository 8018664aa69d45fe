-- The evaluation: models by version, evaluations, experts with what they handed in, surveys with answers that are nobody's,
-- results with their inputs, improvements. What counts as evidence is only ever added.

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
  with check (district = app.district() and (app.by_itself() or app.sees(district::text)));

-- A frozen version is never changed again; freezing is the last change.
create policy evaluation_model_change on app.evaluation_model for update
  using (district = app.district() and state = 'draft' and app.sees(district::text))
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
  with check (district = app.district() and app.sees(district::text));

create policy evaluation_change on app.evaluation for update
  using (district = app.district() and app.sees(district::text)) with check (district = app.district());

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
  using (district = app.district() and (app.sees(district::text) or link = app.link()));

create policy evaluation_expert_write on app.evaluation_expert for insert
  with check (district = app.district() and app.sees(district::text));

create policy evaluation_expert_change on app.evaluation_expert for update
  using (district = app.district() and app.sees(district::text)) with check (district = app.district());

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
  using (district = app.district() and (app.sees(district::text) or link = app.link()));

create policy expert_judgement_write on app.expert_judgement for insert
  with check (district = app.district() and link = app.link());

-- `door` is the hash a respondent comes with; the questionnaire itself is public.
create table app.survey (
  district int not null,
  id uuid not null,
  evaluation uuid not null,
  code text not null,
  door text not null,
  state text not null check (state in ('draft', 'open', 'closed')),
  settings jsonb not null,
  slips jsonb not null default '[]',
  revision int not null,
  opened_at timestamptz,
  primary key (district, id),
  unique (district, evaluation),
  unique (district, code)
);

select app.distribute('app.survey', 'district');

alter table app.survey add constraint survey_of
  foreign key (district, evaluation) references app.evaluation (district, id);

alter table app.survey enable row level security;

create policy survey_read on app.survey for select using (district = app.district());

create policy survey_write on app.survey for insert
  with check (district = app.district() and app.sees(district::text));

create policy survey_change on app.survey for update
  using (district = app.district() and app.sees(district::text)) with check (district = app.district());

-- One answer, of nobody: a day without a time, no device, no slip. `choices` has a digit a question, 0 where it is missing and
-- 1 the best grade. `sender` is only there for imported rows that named a device: a keyed hash, to find duplicates.
create table app.survey_answer (
  district int not null,
  survey uuid not null,
  id uuid not null,
  door text not null default '',
  received_on date not null,
  channel text not null check (channel in ('scan', 'token', 'paper', 'import')),
  area text not null,
  age text,
  respondent text not null,
  choices text not null check (choices ~ '^[0-9]+$'),
  attention smallint,
  seconds int,
  bad text[] not null default '{}',
  sender text,
  batch uuid,
  sheet text not null default '',
  status text not null check (status in ('valid', 'review', 'removed')),
  reasons text[] not null default '{}',
  by_hand boolean not null default false,
  primary key (district, survey, id)
);

select app.distribute('app.survey_answer', 'district');

alter table app.survey_answer add constraint survey_answer_of
  foreign key (district, survey) references app.survey (district, id);

create index survey_answer_status on app.survey_answer (district, survey, status, id);

create index survey_answer_batch on app.survey_answer (district, batch) where batch is not null;

create index survey_answer_id on app.survey_answer (district, id);

create unique index survey_answer_paper on app.survey_answer (district, survey, sheet) where channel = 'paper';

alter table app.survey_answer enable row level security;

create policy survey_answer_read on app.survey_answer for select
  using (district = app.district() and app.sees(district::text));

create policy survey_answer_write on app.survey_answer for insert
  with check (district = app.district() and ((door <> '' and door = app.link()) or app.sees(area)));

create policy survey_answer_change on app.survey_answer for update
  using (district = app.district() and app.sees(district::text)) with check (district = app.district());

-- That a device or a slip has answered, and nothing of what it said.
create table app.survey_mark (
  district int not null,
  survey uuid not null,
  mark text not null,
  door text not null,
  primary key (district, survey, mark)
);

select app.distribute('app.survey_mark', 'district');

alter table app.survey_mark add constraint survey_mark_of
  foreign key (district, survey) references app.survey (district, id);

alter table app.survey_mark enable row level security;

create policy survey_mark_read on app.survey_mark for select
  using (district = app.district() and app.sees(district::text));

create policy survey_mark_write on app.survey_mark for insert
  with check (district = app.district() and door = app.link());

create table app.survey_import (
  district int not null,
  id uuid not null,
  survey uuid not null,
  at timestamptz not null,
  made_by text not null,
  file text not null,
  rows int not null,
  columns jsonb not null,
  undone_at timestamptz,
  primary key (district, id)
);

select app.distribute('app.survey_import', 'district');

alter table app.survey_import add constraint survey_import_of
  foreign key (district, survey) references app.survey (district, id);

create index survey_import_survey on app.survey_import (district, survey, at desc, id);

alter table app.survey_import enable row level security;

create policy survey_import_all on app.survey_import
  using (district = app.district() and app.sees(district::text))
  with check (district = app.district() and app.sees(district::text));

-- Why an answer counts or does not: by a rule or by hand, each change a row, so that all can be taken back.
create table app.survey_decision (
  district int not null,
  survey uuid not null,
  answer uuid not null,
  act uuid not null,
  at timestamptz not null,
  made_by text not null,
  status text not null,
  reasons text[] not null,
  note text not null default '',
  primary key (district, survey, answer, act)
);

select app.distribute('app.survey_decision', 'district');

alter table app.survey_decision add constraint survey_decision_of
  foreign key (district, survey, answer) references app.survey_answer (district, survey, id);

alter table app.survey_decision enable row level security;

create policy survey_decision_read on app.survey_decision for select
  using (district = app.district() and app.sees(district::text));

create policy survey_decision_write on app.survey_decision for insert
  with check (district = app.district() and app.sees(district::text) and made_by = app.actor());

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
  using (district = app.district() and app.sees(district::text));

create policy evaluation_result_write on app.evaluation_result for insert
  with check (district = app.district() and app.sees(district::text) and made_by = app.actor());

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
  with check (district = app.district() and app.sees(district::text) and made_by = app.actor());

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
  with check (district = app.district() and app.sees(district::text));

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

grant select, insert, update on app.evaluation_model, app.evaluation, app.evaluation_expert, app.survey, app.survey_answer,
  app.survey_import, app.improvement to cg_app;

grant select, insert on app.expert_judgement, app.survey_mark, app.survey_decision, app.evaluation_result,
  app.evaluation_published, app.improvement_step to cg_app;
