-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tereze authors
-- Numbers that a terminal may give while it does not reach the server: from `first` to `last` of one
-- hall, day and prefix. The counter has passed them, so nobody else gets them.
CREATE TABLE number_lease (
    id         TEXT PRIMARY KEY,
    hall       TEXT NOT NULL,
    terminal   TEXT NOT NULL,
    day        TEXT NOT NULL,
    service_id TEXT NOT NULL,
    prefix     TEXT NOT NULL,
    first      BIGINT NOT NULL,
    last       BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
