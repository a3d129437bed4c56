-- Who made a target stays with it: the model, whether it is a draft, how far the text went. Null in rows from before.
alter table translation_memory add column if not exists model varchar(200);
alter table translation_memory add column if not exists draft boolean;
alter table translation_memory add column if not exists reach varchar(10);

-- When a target last stood in a unit, true to a few days; null until it does.
alter table translation_memory add column if not exists last_used_at timestamp(3) with time zone;

-- Whether a call may be paid for: answered, or cut off after it was sent. Only these count against a budget.
alter table engine_call add column if not exists billed boolean default true not null;
update engine_call set billed = false where outcome <> 'ANSWERED';

-- Old answers are looked for after every run.
create index if not exists engine_answer_asked_at on engine_answer (asked_at);
