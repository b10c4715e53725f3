-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tereze authors
-- Answers of surveys as counts of a month alone: nothing tells whose they were, nor which of them
-- came together. Parts of sealed cases that are on their way.
CREATE TABLE survey_count (
    service_id TEXT NOT NULL,
    month      TEXT NOT NULL,
    question   BIGINT NOT NULL,
    answer     TEXT NOT NULL,
    count      BIGINT NOT NULL,
    PRIMARY KEY (service_id, month, question, answer)
);

CREATE TABLE upload (
    terminal   TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    size       BIGINT NOT NULL,
    received   BIGINT NOT NULL,
    touched_at BIGINT NOT NULL,
    PRIMARY KEY (terminal, sha256)
);

CREATE TABLE upload_part (
    terminal TEXT NOT NULL,
    sha256   TEXT NOT NULL,
    start    BIGINT NOT NULL,
    content  BYTEA NOT NULL,
    PRIMARY KEY (terminal, sha256, start)
);
