CREATE TABLE `authority_notices` (
	`incident` text NOT NULL,
	`hours` integer NOT NULL,
	`sent_at` text NOT NULL,
	`sent_by` text NOT NULL,
	`reference` text,
	PRIMARY KEY(`incident`, `hours`)
);
--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`incident` text,
	`author` text NOT NULL,
	`form` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	CONSTRAINT "drafts_kind" CHECK("drafts"."kind" in ('update', 'incident'))
);
--> statement-breakpoint
CREATE INDEX `drafts_updated_at` ON `drafts` (`updated_at`);--> statement-breakpoint
CREATE TABLE `suggestions` (
	`id` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`key` text NOT NULL,
	`body` text NOT NULL,
	`token_id` text NOT NULL,
	`first_seen` text NOT NULL,
	`last_seen` text NOT NULL,
	`ended_at` text,
	`times` integer NOT NULL,
	`dismissed_at` text,
	`dismissed_by` text,
	CONSTRAINT "suggestions_source" CHECK("suggestions"."source" in ('api', 'alertmanager', 'grafana'))
);
--> statement-breakpoint
CREATE INDEX `suggestions_last_seen` ON `suggestions` (`last_seen`);