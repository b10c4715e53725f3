-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tereze authors
-- Benefits, parking, redirection, several services on one ticket, alarms about long waits, and a secret
-- of the day by which a person's tickets are counted without keeping who it was.
ALTER TABLE ticket ADD COLUMN rank BIGINT NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN benefit TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN for_desk TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN return_to TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN further_services TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN due_at BIGINT;
ALTER TABLE ticket ADD COLUMN alarm BIGINT NOT NULL DEFAULT 0;
-- Whoever did not come before there was a way back does not come back.
UPDATE ticket SET state = 'abandoned' WHERE state = 'no-show';
DROP INDEX ticket_waiting;
CREATE INDEX ticket_waiting ON ticket (hall, state, rank, place);

CREATE TABLE day_secret (
    day    TEXT PRIMARY KEY,
    secret BYTEA NOT NULL
);
