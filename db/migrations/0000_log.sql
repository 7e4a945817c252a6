CREATE TABLE `event_payloads` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`payload` text NOT NULL,
	FOREIGN KEY (`sequence`) REFERENCES `events`(`sequence`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `events` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`log_id` text NOT NULL,
	`type` text NOT NULL,
	`version` integer NOT NULL,
	`recorded_at` text NOT NULL,
	`effective_at` text NOT NULL,
	`since` text,
	`actor` text NOT NULL,
	`change_id` text NOT NULL,
	`payload_digest` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `intents` (
	`id` text PRIMARY KEY NOT NULL,
	`draft` text NOT NULL,
	`expected` integer NOT NULL,
	`apply_at` text NOT NULL,
	`actor` text NOT NULL,
	`created_at` text NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	CONSTRAINT "intents_status" CHECK("intents"."status" in ('waiting', 'applied', 'cancelled', 'refused'))
);
