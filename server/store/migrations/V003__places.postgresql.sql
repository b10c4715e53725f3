CREATE SEQUENCE ticket_place;
SELECT setval('ticket_place', 1 + coalesce((SELECT value FROM counter WHERE name = 'ticket_place'), 0));
