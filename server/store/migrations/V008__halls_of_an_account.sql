-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tereze authors
-- Which halls an account is for, by words; none: all of them.
ALTER TABLE account ADD COLUMN halls TEXT NOT NULL DEFAULT '';
