CREATE UNIQUE INDEX `events_change_id` ON `events` (`change_id`);
--> statement-breakpoint
-- BEFORE INSERT sees INSERT OR REPLACE and INSERT OR IGNORE as well, before any conflict is resolved.
CREATE TRIGGER `events_insert` BEFORE INSERT ON `events`
BEGIN
  SELECT RAISE(ABORT, 'log: an event is never replaced')
    WHERE EXISTS (SELECT 1 FROM `events` WHERE `sequence` = NEW.`sequence` OR `change_id` = NEW.`change_id`);
  SELECT RAISE(ABORT, 'log: the sequence has no gaps')
    WHERE NEW.`sequence` IS NOT (SELECT coalesce(max(`sequence`), 0) + 1 FROM `events`);
  SELECT RAISE(ABORT, 'log: an event carries the id of its log')
    WHERE EXISTS (SELECT 1 FROM `events` WHERE `sequence` = 1 AND `log_id` <> NEW.`log_id`);
  SELECT RAISE(ABORT, 'log: an event follows the hash of the last one')
    WHERE NEW.`previous_hash` IS NOT coalesce((SELECT `hash` FROM `events` WHERE `sequence` = NEW.`sequence` - 1), '');
  SELECT RAISE(ABORT, 'log: the site clock never moves back')
    WHERE NEW.`effective_at` < (SELECT `effective_at` FROM `events` WHERE `sequence` = NEW.`sequence` - 1);
END;
--> statement-breakpoint
CREATE TRIGGER `events_update` BEFORE UPDATE ON `events`
BEGIN
  SELECT RAISE(ABORT, 'log: an event is never changed');
END;
--> statement-breakpoint
CREATE TRIGGER `events_delete` BEFORE DELETE ON `events`
BEGIN
  SELECT RAISE(ABORT, 'log: an event is never removed');
END;
--> statement-breakpoint
CREATE TRIGGER `event_payloads_insert` BEFORE INSERT ON `event_payloads`
BEGIN
  SELECT RAISE(ABORT, 'log: a payload is never replaced')
    WHERE EXISTS (SELECT 1 FROM `event_payloads` WHERE `sequence` = NEW.`sequence`);
  SELECT RAISE(ABORT, 'log: a payload comes with its event')
    WHERE NEW.`sequence` IS NOT (SELECT max(`sequence`) FROM `events`);
END;
--> statement-breakpoint
CREATE TRIGGER `event_payloads_update` BEFORE UPDATE ON `event_payloads`
BEGIN
  SELECT RAISE(ABORT, 'log: a payload is never changed');
END;
--> statement-breakpoint
CREATE TRIGGER `event_payloads_delete` BEFORE DELETE ON `event_payloads`
BEGIN
  SELECT RAISE(ABORT, 'log: a payload is removed by redaction alone')
    WHERE NOT EXISTS (
      SELECT 1 FROM `events` JOIN `event_payloads` USING (`sequence`)
      WHERE `type` = 'event.redacted' AND json_extract(`payload`, '$.revision') = OLD.`sequence`
    );
END;
--> statement-breakpoint
CREATE VIEW `log` AS
  SELECT `sequence`, `log_id`, `type`, `version`, `recorded_at`, `effective_at`, `since`, `actor`, `change_id`,
    `payload`, `payload_digest`, `previous_hash`, `hash`
  FROM `events` LEFT JOIN `event_payloads` USING (`sequence`);
