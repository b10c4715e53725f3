ALTER TABLE journal ADD COLUMN number BIGINT;
UPDATE journal SET number = rowid;
CREATE INDEX journal_by_number ON journal (number);
CREATE TRIGGER journal_number AFTER INSERT ON journal BEGIN
    UPDATE journal SET number = (SELECT coalesce(max(number), 0) + 1 FROM journal)
        WHERE rowid = new.rowid;
END;
