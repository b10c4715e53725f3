-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tereze authors
-- Terminals that enrolled themselves with a code, beside those of the configuration.
CREATE TABLE terminal (
    common_name     TEXT PRIMARY KEY,
    role            TEXT NOT NULL,
    hall            TEXT NOT NULL,
    desk            TEXT NOT NULL,
    services        TEXT NOT NULL,
    code_sha256     TEXT NOT NULL,     -- of the latest invitation
    code_expires_at BIGINT NOT NULL,
    invited_at      BIGINT NOT NULL,
    enrolled_at     BIGINT,            -- nothing before the first certificate
    revoked_at      BIGINT
);
CREATE UNIQUE INDEX terminal_code ON terminal (code_sha256);

CREATE TABLE terminal_certificate (
    serial      TEXT PRIMARY KEY,
    common_name TEXT NOT NULL REFERENCES terminal (common_name),
    key_sha256  TEXT NOT NULL,
    code_sha256 TEXT NOT NULL,         -- of the invitation that it was issued for; empty: renewed
    pem         TEXT NOT NULL,
    issued_at   BIGINT NOT NULL,
    not_after   BIGINT NOT NULL,
    revoked_at  BIGINT
);
CREATE INDEX terminal_certificate_name ON terminal_certificate (common_name);
