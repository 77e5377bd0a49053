-- What was written or made before or after a day.
CREATE INDEX notes_modified ON notes (modified);
CREATE INDEX highlights_created ON highlights (created);
