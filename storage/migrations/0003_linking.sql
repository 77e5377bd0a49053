-- What is derived from the records is derived anew after a migration, so these
-- tables are only made.

-- The tags on articles, highlights and notes, and those written in the bodies of
-- notes and the comments on highlights.
DROP TABLE tags;
CREATE TABLE tags (
	kind   TEXT NOT NULL,
	record TEXT NOT NULL,
	name   TEXT NOT NULL, -- normalised
	tag    TEXT NOT NULL, -- as it is written there
	PRIMARY KEY (kind, record, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX tags_name ON tags (name, tag);

-- What a link can call a record by, normalised: its id, key or title. A name
-- that several records have leads to the one of the lowest rank, and of several such
-- to the oldest.
DROP TABLE names;
CREATE TABLE names (
	kind   TEXT NOT NULL,
	record TEXT NOT NULL,
	name   TEXT NOT NULL,
	rank   INTEGER NOT NULL, -- 0 id, 1 citation key, 2 title of a note, 3 title of an article
	PRIMARY KEY (kind, record, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX names_name ON names (name, rank, record);

-- The [[…]] links in the bodies of notes and the comments of highlights, with
-- the sentences around them. What they lead to is looked up when it is asked for,
-- so a link to what does not exist yet is in the table like any other.
DROP TABLE links;
CREATE TABLE links (
	kind       TEXT NOT NULL,    -- of the record that the link stands in
	record     TEXT NOT NULL,
	start      INTEGER NOT NULL, -- in its text
	"end"      INTEGER NOT NULL,
	name       TEXT NOT NULL,    -- of the target, normalised; '' for the record that the link stands in
	heading    TEXT NOT NULL,    -- in it, normalised, or ''
	highlight  TEXT NOT NULL,    -- id of a highlight on it, or ''
	sentence   TEXT NOT NULL,    -- around the link, as it is read
	mark_start INTEGER NOT NULL, -- where the link stands in that
	mark_end   INTEGER NOT NULL,
	PRIMARY KEY (kind, record, start)
) STRICT, WITHOUT ROWID;

CREATE INDEX links_name ON links (name);
CREATE INDEX links_highlight ON links (highlight) WHERE highlight <> '';

-- Records too: the tags that have a colour. The id is the name, normalised.
CREATE TABLE tag_colors (
	id    TEXT PRIMARY KEY,
	name  TEXT NOT NULL,
	color TEXT NOT NULL
) STRICT;
