-- Which edition took over the files of one that could not be finished; that one's last pass is SUPERSEDED for good.
alter table edition add column if not exists superseded_by bigint references edition (id);
