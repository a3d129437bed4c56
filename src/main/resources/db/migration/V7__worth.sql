-- Units are handed out by worth, then the newest articles first: what a deadline or a budget cuts off is missed least.
alter table unit_result add column if not exists worth smallint default 3 not null;
-- When the article says it was published, as an ISO date or instant, so that text sorts by time; null if it says nothing of the kind.
alter table article add column if not exists published varchar(40);
