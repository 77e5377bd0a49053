-- The words of the search index, each followed by the number of passages that
-- have it, as they were when the next row had that number: to read them from the
-- index itself takes many times as long. No row, or one.
CREATE TABLE search_vocabulary (
	next      INTEGER NOT NULL, -- as in search_rows
	rewritten INTEGER NOT NULL, -- as in search_rows
	passages  INTEGER NOT NULL,
	words     TEXT NOT NULL     -- "ankara 3 baku 12"
) STRICT;
