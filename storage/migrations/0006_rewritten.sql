-- How often passages were written anew under the numbers that they had, as
-- happens to texts that a rename changes. Their words may be new all the same.
ALTER TABLE search_rows ADD COLUMN rewritten INTEGER NOT NULL DEFAULT 0;
