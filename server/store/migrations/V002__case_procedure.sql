-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tereze authors
-- The way of a case through its regulation (core/casework/journal.h), and whether its expected result
-- was counted over a year that the calendar of working days does not confirm. Cases that were
-- registered before have no journal.
ALTER TABLE case_record ADD COLUMN procedure_journal TEXT;
ALTER TABLE case_record ADD COLUMN expected_provisional BIGINT NOT NULL DEFAULT 0;
