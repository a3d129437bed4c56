-- What was in hand when a process died: a file (by its checksum; no unit, no target) or a work unit (by its article).
-- Known by content and job, not by edition, so that the next night knows it too. Gone as soon as it is done.
create table if not exists suspect (
  job       varchar(100) not null,
  content   varchar(64)  not null,
  unit      varchar(12)  not null,
  target    varchar(35)  not null,
  deaths    integer not null,
  crashes   integer not null,
  pardoned  boolean not null,
  primary key (job, content, unit, target)
);
alter table edition_item drop column if exists deaths;
alter table unit_result drop column if exists deaths;

-- Where the virtual machine of a run would write its error file: its trace is the evidence that it died by itself.
alter table heartbeat add column if not exists error_files varchar;
