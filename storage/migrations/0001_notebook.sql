-- The records, as edits set them. Ids are UUIDs; times are UTC in RFC 3339 with
-- nine decimals, so that their order as text is their order in time; offsets are
-- code points, end-exclusive; tags are a JSON array. A record is in the trash
-- while "trashed" is set.

CREATE TABLE articles (
	id       TEXT PRIMARY KEY,
	key      TEXT NOT NULL COLLATE NOCASE UNIQUE,
	item     TEXT NOT NULL, -- CSL-JSON
	revision TEXT NOT NULL REFERENCES revisions DEFERRABLE INITIALLY DEFERRED,
	tags     TEXT NOT NULL,
	created  TEXT NOT NULL,
	modified TEXT NOT NULL,
	trashed  TEXT
) STRICT;

CREATE INDEX articles_revision ON articles (revision);

CREATE TABLE revisions (
	id        TEXT PRIMARY KEY,
	article   TEXT NOT NULL REFERENCES articles DEFERRABLE INITIALLY DEFERRED,
	created   TEXT NOT NULL,
	length    INTEGER NOT NULL, -- of text
	words     INTEGER NOT NULL,
	structure BLOB NOT NULL,    -- document.Document.Structure
	text      TEXT NOT NULL
) STRICT;

CREATE INDEX revisions_article ON revisions (article);

CREATE TABLE highlights (
	id        TEXT PRIMARY KEY,
	article   TEXT NOT NULL REFERENCES articles DEFERRABLE INITIALLY DEFERRED,
	revision  TEXT NOT NULL REFERENCES revisions DEFERRABLE INITIALLY DEFERRED,
	start     INTEGER NOT NULL,
	"end"     INTEGER NOT NULL,
	exact     TEXT NOT NULL,
	prefix    TEXT NOT NULL,
	suffix    TEXT NOT NULL,
	status    TEXT NOT NULL,
	color     TEXT NOT NULL,
	underline INTEGER NOT NULL,
	comment   TEXT NOT NULL,
	tags      TEXT NOT NULL,
	created   TEXT NOT NULL,
	modified  TEXT NOT NULL,
	trashed   TEXT
) STRICT;

CREATE INDEX highlights_article ON highlights (article, start, "end", created);
CREATE INDEX highlights_revision ON highlights (revision);

CREATE TABLE notes (
	id       TEXT PRIMARY KEY,
	title    TEXT NOT NULL,
	words    INTEGER NOT NULL, -- of body
	tags     TEXT NOT NULL,
	created  TEXT NOT NULL,
	modified TEXT NOT NULL,
	trashed  TEXT,
	body     TEXT NOT NULL
) STRICT;

-- What a program keeps for itself: the layout of its window, preferences,
-- reading positions. Not edits, and not in the log.

CREATE TABLE settings (
	key   TEXT PRIMARY KEY,
	value BLOB NOT NULL
) STRICT;

-- The edit log. An edit carries whole values, so the value of a record before an
-- edit is the one that the latest earlier entry gave it. An edit that is applied
-- once more, as by redo, is logged once more.

CREATE TABLE log (
	seq  INTEGER PRIMARY KEY,
	id   TEXT NOT NULL, -- of the edit
	name TEXT NOT NULL,
	time TEXT NOT NULL
) STRICT;

CREATE TABLE log_ops (
	seq    INTEGER NOT NULL REFERENCES log,
	n      INTEGER NOT NULL, -- place in the edit, from 0
	kind   TEXT NOT NULL,
	record TEXT NOT NULL,
	value  TEXT,             -- JSON; NULL where the record was removed
	PRIMARY KEY (seq, n)
) STRICT;

CREATE INDEX log_ops_record ON log_ops (kind, record, seq);

-- What follows is derived from the records that are not in the trash, and kept
-- right by every edit. A highlight is in the trash also while its article is.

CREATE TABLE tags (
	kind   TEXT NOT NULL,
	record TEXT NOT NULL,
	tag    TEXT NOT NULL,
	PRIMARY KEY (kind, record, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX tags_tag ON tags (tag);

-- What a link can call a record by, normalised: its id, title and key.

CREATE TABLE names (
	kind   TEXT NOT NULL,
	record TEXT NOT NULL,
	name   TEXT NOT NULL,
	PRIMARY KEY (kind, record, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX names_name ON names (name);

-- The [[…]] links in the bodies of notes and the comments of highlights. What
-- they lead to is looked up when it is asked for, so a link to what does not
-- exist yet is in the table like any other.

CREATE TABLE links (
	kind      TEXT NOT NULL,    -- of the record that the link stands in
	record    TEXT NOT NULL,
	start     INTEGER NOT NULL, -- in its text
	"end"     INTEGER NOT NULL,
	name      TEXT NOT NULL,    -- of the target, normalised; '' for the record that the link stands in
	heading   TEXT NOT NULL,    -- in it, normalised, or ''
	highlight TEXT NOT NULL,    -- id of a highlight on it, or ''
	PRIMARY KEY (kind, record, start)
) STRICT, WITHOUT ROWID;

CREATE INDEX links_name ON links (name);
CREATE INDEX links_highlight ON links (highlight) WHERE highlight <> '';

-- The search index: a row for each block of an article's current text, one for
-- its title and other metadata, one for each quotation, comment and note. It
-- holds no text. The rows of one record have consecutive numbers; "indexed" says
-- whose they are.

CREATE VIRTUAL TABLE search USING fts5 (
	title, text,
	content = '', contentless_delete = 1,
	tokenize = 'unicode61 remove_diacritics 2',
	prefix = '2 3'
);

CREATE TABLE indexed (
	first   INTEGER PRIMARY KEY, -- row in search
	last    INTEGER NOT NULL,
	kind    TEXT NOT NULL,       -- notes.HitKind, or 'text' for the blocks of an article
	record  TEXT NOT NULL,       -- id of the article, highlight or note
	article TEXT NOT NULL        -- id of the article that it belongs to; '' for a note
) STRICT;

CREATE INDEX indexed_record ON indexed (record);
CREATE INDEX indexed_article ON indexed (article);
