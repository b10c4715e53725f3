-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tereze authors
-- The latest finished visits and the latest calls of a hall, without reading all of its day.
CREATE INDEX ticket_finished ON ticket (hall, day, ended_at) WHERE state = 'finished';
CREATE INDEX ticket_called ON ticket (hall, called_at);
