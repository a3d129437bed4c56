-- When a work unit was last begun and settled: what a run's estimate and a look back need.
alter table unit_result add column if not exists begun_at timestamp(3) with time zone;
alter table unit_result add column if not exists ended_at timestamp(3) with time zone;
