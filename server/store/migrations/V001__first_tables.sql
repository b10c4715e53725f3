-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tereze authors
-- Accounts, queue, cases and journal. Runs on SQLite and PostgreSQL alike: times are milliseconds
-- since 1970 (UTC), files are BYTEA (which SQLite stores as BLOB), identifiers are text.

CREATE TABLE account (
    id            TEXT PRIMARY KEY,
    login         TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    iin           TEXT NOT NULL,
    roles         TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created_at    BIGINT NOT NULL
);

-- Kept by the hash of what was typed, known login or not, so that an answer never tells which
-- logins there are.
CREATE TABLE login_attempt (
    login_sha256 TEXT PRIMARY KEY,
    failed       BIGINT NOT NULL,
    last_at      BIGINT NOT NULL,
    locked_until BIGINT NOT NULL
);

CREATE TABLE session (
    token_sha256 TEXT PRIMARY KEY,
    account_id   TEXT NOT NULL REFERENCES account (id),
    terminal     TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL
);

-- Numbers that must have no gap or no repetition: ticket numbers of a hall and day, places in a
-- queue, registration numbers of a hall and year.
CREATE TABLE counter (
    name  TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);

CREATE TABLE ticket (
    id              TEXT PRIMARY KEY,
    token           TEXT NOT NULL UNIQUE,
    hall            TEXT NOT NULL,
    day             TEXT NOT NULL,
    number          TEXT NOT NULL,
    service_id      TEXT NOT NULL,
    language        TEXT NOT NULL,
    purpose         TEXT NOT NULL,
    state           TEXT NOT NULL,
    print_failure   TEXT NOT NULL DEFAULT '',
    iin             TEXT NOT NULL,
    surname         TEXT NOT NULL,
    given_names     TEXT NOT NULL,
    document_number TEXT NOT NULL,
    birth_date      TEXT NOT NULL,
    created_at      BIGINT NOT NULL,
    joined_at       BIGINT,
    place           BIGINT,
    called_at       BIGINT,
    calls           BIGINT NOT NULL DEFAULT 0,
    desk            TEXT,
    started_at      BIGINT,
    ended_at        BIGINT,
    UNIQUE (hall, day, number)
);
CREATE INDEX ticket_waiting ON ticket (hall, state, place);
-- A window has one visitor: the database itself refuses a second one.
CREATE UNIQUE INDEX ticket_one_a_desk ON ticket (hall, desk) WHERE state IN ('called', 'serving');

CREATE TABLE idempotency (
    terminal       TEXT NOT NULL,
    operation      TEXT NOT NULL,
    key            TEXT NOT NULL,
    request_sha256 TEXT NOT NULL,
    subject        TEXT NOT NULL,
    created_at     BIGINT NOT NULL,
    PRIMARY KEY (terminal, operation, key)
);

CREATE TABLE case_record (
    id                  TEXT PRIMARY KEY,
    token               TEXT NOT NULL UNIQUE,
    hall                TEXT NOT NULL,
    registration_number TEXT NOT NULL UNIQUE,
    service_id          TEXT NOT NULL,
    operation           TEXT NOT NULL,
    channel             TEXT NOT NULL,
    state               TEXT NOT NULL,
    account_id          TEXT NOT NULL REFERENCES account (id),
    applicant_name      TEXT NOT NULL,
    registered_at       BIGINT NOT NULL,
    expected_result     TEXT,
    package_sha256      TEXT NOT NULL,
    manifest            BYTEA NOT NULL,
    signature           BYTEA NOT NULL,
    chain               TEXT NOT NULL,
    receipt             TEXT NOT NULL
);
CREATE INDEX case_by_hall ON case_record (hall, state, registered_at);

CREATE TABLE case_attachment (
    case_id   TEXT NOT NULL REFERENCES case_record (id),
    file_name TEXT NOT NULL,
    content   BYTEA NOT NULL,
    PRIMARY KEY (case_id, file_name)
);

-- Append-only facts: who did what to which thing, never a name.
CREATE TABLE journal (
    id       TEXT PRIMARY KEY,
    at       BIGINT NOT NULL,
    terminal TEXT NOT NULL,
    account  TEXT NOT NULL,
    event    TEXT NOT NULL,
    subject  TEXT NOT NULL,
    detail   TEXT NOT NULL
);
CREATE INDEX journal_by_subject ON journal (subject);
