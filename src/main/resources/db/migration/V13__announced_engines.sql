-- What engines on other machines last said of themselves, as JSON: who they are is known without asking them.
create table if not exists announced_engine (
  engine        varchar(100) primary key,
  announced     varchar not null,
  announced_at  timestamp(3) with time zone not null
);
