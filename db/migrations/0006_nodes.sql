CREATE TABLE `cluster` (
	`name` text PRIMARY KEY NOT NULL,
	`epoch` integer NOT NULL,
	`alone_since` text,
	`alone_by` text,
	`writes` text
);
--> statement-breakpoint
CREATE TABLE `lease` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text,
	`epoch` integer NOT NULL,
	`beat` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `nodes` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`release` text NOT NULL,
	`knows` text NOT NULL,
	`published_revision` integer NOT NULL,
	`published_head` text NOT NULL,
	`clock_ahead` integer,
	`started_at` text NOT NULL,
	`seen_at` text NOT NULL
);
--> statement-breakpoint
-- A log of the release before: nodes of it may go on beside this one, and read no more than this until the upgrade is finished.
INSERT INTO cluster (name, epoch, writes)
SELECT 'hosts', 0, '{"clock.set":1,"content.published":1,"content.withdrawn":1,"restoration.set":2,"availability.set":2,"status.confirmed":2,"change.undone":3,"incident.opened":1,"incident.corrected":1,"update.posted":1,"update.corrected":1,"event.redacted":1}'
WHERE EXISTS (SELECT 1 FROM events);
