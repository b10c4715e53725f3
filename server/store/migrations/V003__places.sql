-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tereze authors
-- Places in a queue are drawn from a series that no transaction holds up (Connection::draw); SQLite
-- keeps it among the counters.
UPDATE counter SET name = 'ticket_place' WHERE name = 'queue/place';
