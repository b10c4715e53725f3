-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tereze authors
-- Times that people booked in a hall. Whose they are is erased once the day is over.
CREATE TABLE appointment (
    id         TEXT PRIMARY KEY,
    terminal   TEXT NOT NULL,
    key        TEXT NOT NULL,
    hall       TEXT NOT NULL,
    service_id TEXT NOT NULL,
    applicant  TEXT NOT NULL,       -- ИИН or БИН
    code       TEXT NOT NULL,
    starts_at  BIGINT NOT NULL,
    state      TEXT NOT NULL,       -- booked, checked-in, cancelled, missed
    ticket_id  TEXT NOT NULL DEFAULT '',
    booked_at  BIGINT NOT NULL,
    UNIQUE (terminal, key)
);
CREATE INDEX appointment_of_hall ON appointment (hall, starts_at);
CREATE INDEX appointment_of_applicant ON appointment (applicant, booked_at);
CREATE UNIQUE INDEX appointment_code ON appointment (code);
