-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tereze authors
-- Whose case it is, by ИИН or БИН, for the applicant's own list.
ALTER TABLE case_record ADD COLUMN applicant_number TEXT NOT NULL DEFAULT '';
CREATE INDEX case_by_applicant ON case_record (applicant_number, registered_at);
