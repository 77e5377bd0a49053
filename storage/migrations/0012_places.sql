-- The places of the links of a text fill some 1,000 bytes. In a table without row
-- numbers what is longer than that stands on a page of its own, so that a change of
-- one text writes two pages; in one with row numbers it is one. They are derived anew
-- after a migration, as after each.
DROP TABLE link_places;
CREATE TABLE link_places (
	kind   TEXT NOT NULL,
	record TEXT NOT NULL,
	places TEXT NOT NULL, -- JSON, see linkPlace
	PRIMARY KEY (kind, record)
) STRICT;
