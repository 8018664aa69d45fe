-- The survey: answers that are nobody's, the marks that keep them single, imports, and why an answer counts or does not.

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
  with check (district = app.district() and app.sees(app.district()::text));

create policy survey_change on app.survey for update
  using (district = app.district() and app.sees(app.district()::text)) with check (district = app.district());

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
  using (district = app.district() and app.sees(app.district()::text));

create policy survey_answer_write on app.survey_answer for insert
  with check (district = app.district() and ((door <> '' and door = app.link()) or app.sees(area)));

create policy survey_answer_change on app.survey_answer for update
  using (district = app.district() and app.sees(app.district()::text)) with check (district = app.district());

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
  using (district = app.district() and app.sees(app.district()::text));

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
  using (district = app.district() and app.sees(app.district()::text))
  with check (district = app.district() and app.sees(app.district()::text));

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
  using (district = app.district() and app.sees(app.district()::text));

create policy survey_decision_write on app.survey_decision for insert
  with check (district = app.district() and app.sees(app.district()::text) and made_by = app.actor());

grant select, insert, update on app.survey, app.survey_answer, app.survey_import to cg_app;

grant select, insert on app.survey_mark, app.survey_decision to cg_app;
