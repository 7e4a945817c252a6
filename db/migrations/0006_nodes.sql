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
