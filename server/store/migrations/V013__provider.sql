-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tereze authors
-- The licensor's side: which office has a case and its incoming number there, who works on it and
-- whether its papers are complete, conclusions of other bodies, decisions, licences. A document is
-- kept as the very octets that were signed.
ALTER TABLE case_record ADD COLUMN office TEXT NOT NULL DEFAULT '';
ALTER TABLE case_record ADD COLUMN incoming_number TEXT NOT NULL DEFAULT '';
ALTER TABLE case_record ADD COLUMN incoming_at BIGINT;
ALTER TABLE case_record ADD COLUMN executor TEXT NOT NULL DEFAULT '';
ALTER TABLE case_record ADD COLUMN completeness TEXT NOT NULL DEFAULT '';
CREATE INDEX case_by_office ON case_record (office, state, registered_at);

CREATE TABLE conclusion (
    id        TEXT PRIMARY KEY,
    case_id   TEXT NOT NULL REFERENCES case_record (id),
    body      TEXT NOT NULL,
    office    TEXT NOT NULL,
    asked_by  TEXT NOT NULL,
    asked_at  BIGINT NOT NULL,
    due       TEXT NOT NULL,
    verdict   TEXT NOT NULL DEFAULT '',
    document  BYTEA,
    signature BYTEA,
    chain     TEXT NOT NULL DEFAULT '',
    given_by  TEXT NOT NULL DEFAULT '',
    given_at  BIGINT,
    UNIQUE (case_id, body)
);
CREATE INDEX conclusion_by_office ON conclusion (office, given_at, asked_at);

CREATE TABLE licence (
    unique_number TEXT PRIMARY KEY,
    token         TEXT NOT NULL UNIQUE,
    office        TEXT NOT NULL,
    series        TEXT NOT NULL,
    number        BIGINT NOT NULL,
    service_id    TEXT NOT NULL,
    holder_number TEXT NOT NULL,
    holder_name   TEXT NOT NULL,
    sub_kinds     TEXT NOT NULL,
    issued_on     TEXT NOT NULL,
    valid_until   TEXT NOT NULL DEFAULT '',
    state         TEXT NOT NULL,
    replaces      TEXT NOT NULL DEFAULT '',
    duplicates    BIGINT NOT NULL DEFAULT 0,
    UNIQUE (series, number)
);
CREATE INDEX licence_by_holder ON licence (holder_number, issued_on);

CREATE TABLE licence_annex (
    licence   TEXT NOT NULL REFERENCES licence (unique_number),
    number    BIGINT NOT NULL,
    sub_kinds TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    PRIMARY KEY (licence, number)
);

CREATE TABLE decision (
    id         TEXT PRIMARY KEY,
    office     TEXT NOT NULL,
    case_id    TEXT REFERENCES case_record (id),
    licence    TEXT NOT NULL DEFAULT '',
    kind       TEXT NOT NULL,
    state      TEXT NOT NULL,
    document   BYTEA NOT NULL,
    drafted_by TEXT NOT NULL,
    drafted_at BIGINT NOT NULL,
    signature  BYTEA,
    chain      TEXT NOT NULL DEFAULT '',
    signed_by  TEXT NOT NULL DEFAULT '',
    signed_at  BIGINT,
    note       TEXT NOT NULL DEFAULT ''
);
CREATE INDEX decision_by_office ON decision (office, state, drafted_at);
CREATE INDEX decision_by_licence ON decision (licence);
-- A case is decided once, and one draft of its decision waits for a signature.
CREATE UNIQUE INDEX decision_one_a_case ON decision (case_id, state)
    WHERE state IN ('drafted', 'signed');
