DROP INDEX `deliveries_message`;--> statement-breakpoint
DROP INDEX `deliveries_settled`;--> statement-breakpoint
CREATE INDEX `deliveries_message` ON `deliveries` (`message`) WHERE "deliveries"."message" is not null;--> statement-breakpoint
CREATE INDEX `deliveries_settled` ON `deliveries` (`settled_at`) WHERE "deliveries"."settled_at" is not null;