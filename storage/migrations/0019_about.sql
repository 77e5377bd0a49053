-- The id of the record that an entry is about, where it changes others too; '' where it is
-- about several, or changes only one. Up to here that stood first in an entry whose name
-- ends with its kind.
ALTER TABLE log ADD COLUMN about TEXT NOT NULL DEFAULT '';
UPDATE log SET about = coalesce((SELECT record FROM log_ops WHERE log_ops.seq = log.seq AND n = 0 AND log.name LIKE '% ' || kind), '');
