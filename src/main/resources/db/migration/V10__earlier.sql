-- What an article of a later edition is recognised by: the path of its file and the address it gives as its own. Null if
-- longer than an index takes, and for the address in rows from before: those are found by their path alone.
alter table article add column if not exists path varchar(500);
alter table article add column if not exists address varchar(500);
update article set path = (
  select i.path from edition_item i
  where i.edition_id = article.edition_id and i.position = article.position and length(i.path) <= 500)
where path is null;
create index if not exists article_path on article (path, edition_id);
create index if not exists article_address on article (address, edition_id);
