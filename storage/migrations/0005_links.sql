-- Where the links of a text stand is apart from what they lead to: whatever is
-- written before them moves them all, and is one row to write anew.

-- The [[…]] links in the bodies of notes and the comments of highlights. What
-- they lead to is looked up when it is asked for, so a link to what does not
-- exist yet is in the table like any other.
DROP TABLE links;
CREATE TABLE links (
	kind      TEXT NOT NULL,    -- of the record that the link stands in
	record    TEXT NOT NULL,
	n         INTEGER NOT NULL, -- which link of the text, from 0
	name      TEXT NOT NULL,    -- of the target, normalised; '' for the record that the link stands in
	heading   TEXT NOT NULL,    -- in it, normalised, or ''
	highlight TEXT NOT NULL,    -- id of a highlight on it, or ''
	PRIMARY KEY (kind, record, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX links_name ON links (name);
CREATE INDEX links_highlight ON links (highlight) WHERE highlight <> '';

-- The places of the links of a text, in order: where they stand, and the
-- sentences around them.
CREATE TABLE link_places (
	kind   TEXT NOT NULL,
	record TEXT NOT NULL,
	places TEXT NOT NULL, -- JSON, see linkPlace
	PRIMARY KEY (kind, record)
) STRICT, WITHOUT ROWID;
