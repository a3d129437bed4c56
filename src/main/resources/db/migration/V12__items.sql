-- A file may hold several articles. Each is an item of its own, with its own checksum and fate, and names the place of
-- the file it lies in; that file's own row then has the fate OPENED. Null for files.
alter table edition_item add column if not exists parent integer;
create index if not exists edition_item_parent on edition_item (edition_id, parent);
