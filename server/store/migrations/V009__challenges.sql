-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tereze authors
-- Texts that somebody signs once, soon and on one terminal, to prove who holds a certificate.
CREATE TABLE challenge (
    id         TEXT PRIMARY KEY,
    terminal   TEXT NOT NULL,
    purpose    TEXT NOT NULL,
    text       TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX challenge_expires ON challenge (expires_at);
CREATE INDEX account_iin ON account (iin);
