-- The search index gathers so many bytes in memory before it writes to the file, so that a
-- change of thousands of notes is written once. The same is set where the index is made
-- anew.
INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);
