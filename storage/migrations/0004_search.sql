-- The search index: a row for each block of an article's current text, one for
-- its title and other metadata, one for each quotation, comment and note. What is
-- indexed are the words as query.Join makes them, so SQLite has nothing to do
-- but to divide them at the spaces; they are kept to weigh what was found. The
-- rows of one record have consecutive numbers; "indexed" says whose they are.

DROP TABLE search;

CREATE VIRTUAL TABLE search USING fts5 (title, text, tokenize = 'ascii', columnsize = 0);

CREATE VIRTUAL TABLE search_words USING fts5vocab (search, row);

-- The number of the next row. It never falls, so whatever is new has a number
-- that was not used before.

CREATE TABLE search_rows (next INTEGER NOT NULL) STRICT;

INSERT INTO search_rows SELECT coalesce(max(last), 0) + 1 FROM indexed;

CREATE INDEX indexed_kind ON indexed (kind);
