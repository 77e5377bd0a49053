-- The log is the history that undo and redo walk through. The notebook is what
-- its entries in force, one after the other, make of an empty one; an entry
-- that was undone stays in the log, out of force.

-- The stretch of typing that an entry is; '' for one that stands alone or has
-- ended. The newest entry takes up what is typed next.
ALTER TABLE log ADD COLUMN field TEXT NOT NULL DEFAULT '';

-- NULL while the entry is in force. Else the number of the newest entry at the
-- time that it was undone: while that is the newest one still, it can be redone.
ALTER TABLE log ADD COLUMN undone INTEGER;

CREATE INDEX log_undone ON log (undone) WHERE undone IS NOT NULL;

-- 1 for an entry that cannot be undone.
ALTER TABLE log ADD COLUMN fixed INTEGER NOT NULL DEFAULT 0;

-- Up to here an undo was logged as one more edit, and cannot be told from one.
UPDATE log SET fixed = 1;
