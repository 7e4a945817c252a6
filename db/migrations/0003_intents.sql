-- Nothing was ever written to the table as it was.
DROP TABLE `intents`;
--> statement-breakpoint
CREATE TABLE `intents` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`proposal` text,
	`basis` integer NOT NULL,
	`apply_at` text NOT NULL,
	`actor` text NOT NULL,
	`authority` text NOT NULL,
	`created_at` text NOT NULL,
	`status` text NOT NULL,
	`settled_at` text,
	`revision` integer,
	`settled_by` text,
	`refusal` text,
	FOREIGN KEY (`revision`) REFERENCES `events`(`sequence`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "intents_kind" CHECK("intents"."kind" in ('scheduled', 'hold')),
	CONSTRAINT "intents_status" CHECK("intents"."status" in ('waiting', 'applied', 'cancelled', 'refused'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `intents_id_unique` ON `intents` (`id`);
--> statement-breakpoint
CREATE INDEX `intents_open` ON `intents` (`status`,`settled_by`);
--> statement-breakpoint
CREATE TRIGGER `intents_update` BEFORE UPDATE ON `intents`
BEGIN
  SELECT RAISE(ABORT, 'intents: what is settled stays so')
    WHERE OLD.`status` <> 'waiting' AND NEW.`status` <> OLD.`status`;
  SELECT RAISE(ABORT, 'intents: what is applied stands in the log, and there alone')
    WHERE NEW.`status` = 'applied' AND (
      NEW.`proposal` IS NOT NULL
      OR NOT EXISTS (SELECT 1 FROM `events` WHERE `change_id` = NEW.`id` AND `sequence` = NEW.`revision`)
    );
END;
--> statement-breakpoint
CREATE TRIGGER `events_insert_intent` BEFORE INSERT ON `events`
BEGIN
  SELECT RAISE(ABORT, 'log: only an intent that waits is published')
    WHERE EXISTS (SELECT 1 FROM `intents` WHERE `id` = NEW.`change_id` AND `status` <> 'waiting');
END;
