-- Where of a text only a part is kept, the bytes of the next value's text that stand
-- before and behind it; NULL for a whole value. See log_value.go.
ALTER TABLE log_ops ADD COLUMN head INTEGER;
ALTER TABLE log_ops ADD COLUMN tail INTEGER;
