CREATE SEQUENCE journal_number;
ALTER TABLE journal ADD COLUMN number BIGINT NOT NULL DEFAULT nextval('journal_number');
CREATE INDEX journal_by_number ON journal (number);
