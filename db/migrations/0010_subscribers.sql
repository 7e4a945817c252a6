CREATE TABLE `deliveries` (
	`occurrence` text NOT NULL,
	`subscriber` text NOT NULL,
	`channel` text NOT NULL,
	`rank` integer NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`due_at` text NOT NULL,
	`message` text,
	`attempts` integer NOT NULL,
	`claimed_until` text,
	`epoch` integer NOT NULL,
	`settled_at` text,
	`revision` integer,
	`why` text,
	PRIMARY KEY(`occurrence`, `subscriber`, `channel`),
	CONSTRAINT "deliveries_status" CHECK("deliveries"."status" in ('waiting', 'claimed', 'sent', 'refused', 'withdrawn')),
	CONSTRAINT "deliveries_kind" CHECK("deliveries"."kind" in ('news', 'update', 'once', 'correction', 'service'))
);
--> statement-breakpoint
CREATE INDEX `deliveries_due` ON `deliveries` (`channel`,`status`,`rank`,`due_at`);--> statement-breakpoint
CREATE INDEX `deliveries_subscriber` ON `deliveries` (`subscriber`,`status`);--> statement-breakpoint
CREATE INDEX `deliveries_message` ON `deliveries` (`message`);--> statement-breakpoint
CREATE INDEX `deliveries_settled` ON `deliveries` (`settled_at`);--> statement-breakpoint
CREATE TABLE `delivery_attempts` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`message` text NOT NULL,
	`subscriber` text NOT NULL,
	`at` text NOT NULL,
	`why` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `delivery_attempts_message` ON `delivery_attempts` (`message`);--> statement-breakpoint
CREATE INDEX `delivery_attempts_at` ON `delivery_attempts` (`at`);--> statement-breakpoint
CREATE TABLE `notify_cursor` (
	`name` text PRIMARY KEY NOT NULL,
	`log_id` text NOT NULL,
	`revision` integer NOT NULL,
	`hash` text NOT NULL,
	`clock_at` text NOT NULL,
	`site_url` text NOT NULL,
	`paused_at` text,
	`paused_by` text,
	`paused_why` text
);
--> statement-breakpoint
CREATE TABLE `notify_rates` (
	`channel` text PRIMARY KEY NOT NULL,
	`allowance` integer NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `occurrences` (
	`key` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`at` text NOT NULL,
	`body` text NOT NULL,
	`undoes` text,
	`status` text NOT NULL,
	`seen_at` text NOT NULL,
	`due_at` text NOT NULL,
	`topic_index` integer NOT NULL,
	`after_subscriber` text NOT NULL,
	`reached` integer NOT NULL,
	CONSTRAINT "occurrences_status" CHECK("occurrences"."status" in ('waiting', 'fanning', 'out', 'withdrawn'))
);
--> statement-breakpoint
CREATE INDEX `occurrences_status` ON `occurrences` (`status`,`due_at`);--> statement-breakpoint
CREATE TABLE `subscriber_tokens` (
	`nonce` text PRIMARY KEY NOT NULL,
	`subscriber` text NOT NULL,
	`purpose` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`subscriber`) REFERENCES `subscribers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `subscriber_tokens_subscriber` ON `subscriber_tokens` (`subscriber`);--> statement-breakpoint
CREATE TABLE `subscribers` (
	`id` text PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`address_hash` text NOT NULL,
	`sealed` text NOT NULL,
	`key_id` text NOT NULL,
	`settings` text NOT NULL,
	`locale` text NOT NULL,
	`pace` text NOT NULL,
	`status` text NOT NULL,
	`stopped_why` text,
	`provenance` text NOT NULL,
	`created_at` text NOT NULL,
	`confirmed_at` text,
	`changed_at` text NOT NULL,
	`erase_at` text,
	`quiet_until` text,
	CONSTRAINT "subscribers_channel" CHECK("subscribers"."channel" in ('email', 'push', 'webhook', 'slack', 'teams', 'discord', 'google-chat')),
	CONSTRAINT "subscribers_status" CHECK("subscribers"."status" in ('pending', 'confirmed', 'stopped'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subscribers_address` ON `subscribers` (`channel`,`address_hash`);--> statement-breakpoint
CREATE INDEX `subscribers_erase_at` ON `subscribers` (`erase_at`);--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`id` text PRIMARY KEY NOT NULL,
	`subscriber` text NOT NULL,
	`wish` text NOT NULL,
	`created_at` text NOT NULL,
	`confirmed_at` text,
	FOREIGN KEY (`subscriber`) REFERENCES `subscribers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `subscriptions_subscriber` ON `subscriptions` (`subscriber`);--> statement-breakpoint
CREATE TABLE `suppressions` (
	`address_hash` text PRIMARY KEY NOT NULL,
	`why` text NOT NULL,
	`since` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `topics` (
	`topic` text NOT NULL,
	`subscriber` text NOT NULL,
	`subscription` text NOT NULL,
	`fired_at` text,
	`fired_by` text,
	PRIMARY KEY(`topic`, `subscriber`, `subscription`),
	FOREIGN KEY (`subscriber`) REFERENCES `subscribers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `topics_subscriber` ON `topics` (`subscriber`);