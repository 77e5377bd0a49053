-- What filters ask of an article and the account that it is of, for those in sight. It
-- is derived after a migration, as after each.
CREATE TABLE article_facts (
	article TEXT PRIMARY KEY,
	issued  INTEGER, -- the first day that it can be of, counted from 1970-01-01; NULL where that is not known
	authors TEXT NOT NULL, -- as they are searched, each on a line and with a space before each word
	outlets TEXT NOT NULL  -- likewise: what it was published in and by
) STRICT, WITHOUT ROWID;
