-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tereze authors
-- Orders of the licence fee, and the signed notification that proves that one was paid.
CREATE TABLE payment (
    id              TEXT PRIMARY KEY,
    terminal        TEXT NOT NULL,
    key             TEXT NOT NULL,
    service_id      TEXT NOT NULL,
    operation       TEXT NOT NULL,
    payer           TEXT NOT NULL,              -- ИИН or БИН of whose case it is for
    mci_thousandths BIGINT NOT NULL,
    tenge           BIGINT NOT NULL,
    ordered_at      BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL,
    state           TEXT NOT NULL,              -- ordered, wait_payment, payment_done, payment_timeout
    reference       TEXT NOT NULL DEFAULT '',   -- of the payment gateway
    pay_url         TEXT NOT NULL DEFAULT '',
    checked_at      BIGINT NOT NULL DEFAULT 0,
    paid_at         BIGINT,
    bank_reference  TEXT NOT NULL DEFAULT '',
    notification    BYTEA,
    case_id         TEXT NOT NULL DEFAULT '',
    UNIQUE (terminal, key)
);
CREATE INDEX payment_by_reference ON payment (reference);
-- A payment is for one case.
CREATE UNIQUE INDEX payment_of_case ON payment (case_id) WHERE case_id <> '';
