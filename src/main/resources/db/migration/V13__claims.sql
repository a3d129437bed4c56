-- Who asks an engine for what at this moment: two runs on one server ask for the same text once. A row counts only while
-- the pass is running in that epoch, its process lives, and no answer has come since.
create table if not exists answer_claim (
  request_hash  varchar(64) primary key,
  pass_id       bigint not null,
  epoch         integer not null,
  claimed_at    timestamp(3) with time zone not null
);
create index if not exists answer_claim_pass on answer_claim (pass_id);
