-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tereze authors
-- Conclusions that bodies elsewhere are asked for through AsyncChannel: the number that the gateway
-- gave the question, and when somebody began to send it.
ALTER TABLE conclusion ADD COLUMN message_id TEXT NOT NULL DEFAULT '';
ALTER TABLE conclusion ADD COLUMN sent_at BIGINT;
CREATE INDEX conclusion_by_message ON conclusion (message_id);
