-- Why something is missing, and which earlier engine was out: as codes with arguments, worded where they are shown.
-- What earlier versions told in words stays in the column reason.
alter table unit_result add column if not exists causes varchar;
alter table unit_result add column if not exists fallback varchar;
