CREATE TABLE "delivery_attempts" (
	"number" bigserial PRIMARY KEY NOT NULL,
	"message" text COLLATE "C" NOT NULL,
	"subscriber" text COLLATE "C" NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"why" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"occurrence" text COLLATE "C" NOT NULL,
	"subscriber" text COLLATE "C" NOT NULL,
	"channel" text COLLATE "C" NOT NULL,
	"rank" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"due_at" text COLLATE "C" NOT NULL,
	"message" text COLLATE "C",
	"attempts" bigint NOT NULL,
	"claimed_until" text COLLATE "C",
	"epoch" bigint NOT NULL,
	"settled_at" text COLLATE "C",
	"revision" bigint,
	"why" text COLLATE "C",
	CONSTRAINT "deliveries_occurrence_subscriber_channel_pk" PRIMARY KEY("occurrence","subscriber","channel"),
	CONSTRAINT "deliveries_status" CHECK ("deliveries"."status" in ('waiting', 'claimed', 'sent', 'refused', 'withdrawn')),
	CONSTRAINT "deliveries_kind" CHECK ("deliveries"."kind" in ('news', 'update', 'once', 'correction', 'service'))
);
--> statement-breakpoint
CREATE TABLE "notify_cursor" (
	"name" text COLLATE "C" PRIMARY KEY NOT NULL,
	"log_id" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"clock_at" text COLLATE "C" NOT NULL,
	"site_url" text COLLATE "C" NOT NULL,
	"paused_at" text COLLATE "C",
	"paused_by" text COLLATE "C",
	"paused_why" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "notify_rates" (
	"channel" text COLLATE "C" PRIMARY KEY NOT NULL,
	"allowance" bigint NOT NULL,
	"at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "occurrences" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"revision" bigint NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"undoes" text COLLATE "C",
	"status" text COLLATE "C" NOT NULL,
	"seen_at" text COLLATE "C" NOT NULL,
	"due_at" text COLLATE "C" NOT NULL,
	"topic_index" bigint NOT NULL,
	"after_subscriber" text COLLATE "C" NOT NULL,
	"reached" bigint NOT NULL,
	CONSTRAINT "occurrences_status" CHECK ("occurrences"."status" in ('waiting', 'fanning', 'out', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "subscriber_tokens" (
	"nonce" text COLLATE "C" PRIMARY KEY NOT NULL,
	"subscriber" text COLLATE "C" NOT NULL,
	"purpose" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"expires_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subscribers" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"channel" text COLLATE "C" NOT NULL,
	"address_hash" text COLLATE "C" NOT NULL,
	"sealed" text COLLATE "C" NOT NULL,
	"key_id" text COLLATE "C" NOT NULL,
	"settings" text COLLATE "C" NOT NULL,
	"locale" text COLLATE "C" NOT NULL,
	"pace" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"stopped_why" text COLLATE "C",
	"provenance" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"confirmed_at" text COLLATE "C",
	"changed_at" text COLLATE "C" NOT NULL,
	"erase_at" text COLLATE "C",
	"quiet_until" text COLLATE "C",
	CONSTRAINT "subscribers_channel" CHECK ("subscribers"."channel" in ('email', 'push', 'webhook', 'slack', 'teams', 'discord', 'google-chat')),
	CONSTRAINT "subscribers_status" CHECK ("subscribers"."status" in ('pending', 'confirmed', 'stopped'))
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"subscriber" text COLLATE "C" NOT NULL,
	"wish" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"confirmed_at" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"address_hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"why" text COLLATE "C" NOT NULL,
	"since" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"topic" text COLLATE "C" NOT NULL,
	"subscriber" text COLLATE "C" NOT NULL,
	"subscription" text COLLATE "C" NOT NULL,
	"fired_at" text COLLATE "C",
	"fired_by" text COLLATE "C",
	CONSTRAINT "topics_topic_subscriber_subscription_pk" PRIMARY KEY("topic","subscriber","subscription")
);
--> statement-breakpoint
ALTER TABLE "subscriber_tokens" ADD CONSTRAINT "subscriber_tokens_subscriber_subscribers_id_fk" FOREIGN KEY ("subscriber") REFERENCES "public"."subscribers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_subscriber_subscribers_id_fk" FOREIGN KEY ("subscriber") REFERENCES "public"."subscribers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topics" ADD CONSTRAINT "topics_subscriber_subscribers_id_fk" FOREIGN KEY ("subscriber") REFERENCES "public"."subscribers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delivery_attempts_message" ON "delivery_attempts" USING btree ("message");--> statement-breakpoint
CREATE INDEX "delivery_attempts_at" ON "delivery_attempts" USING btree ("at");--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("channel","status","rank","due_at");--> statement-breakpoint
CREATE INDEX "deliveries_subscriber" ON "deliveries" USING btree ("subscriber","status");--> statement-breakpoint
CREATE INDEX "deliveries_message" ON "deliveries" USING btree ("message");--> statement-breakpoint
CREATE INDEX "deliveries_settled" ON "deliveries" USING btree ("settled_at");--> statement-breakpoint
CREATE INDEX "occurrences_status" ON "occurrences" USING btree ("status","due_at");--> statement-breakpoint
CREATE INDEX "subscriber_tokens_subscriber" ON "subscriber_tokens" USING btree ("subscriber");--> statement-breakpoint
CREATE UNIQUE INDEX "subscribers_address" ON "subscribers" USING btree ("channel","address_hash");--> statement-breakpoint
CREATE INDEX "subscribers_erase_at" ON "subscribers" USING btree ("erase_at");--> statement-breakpoint
CREATE INDEX "subscriptions_subscriber" ON "subscriptions" USING btree ("subscriber");--> statement-breakpoint
CREATE INDEX "topics_subscriber" ON "topics" USING btree ("subscriber");--> statement-breakpoint
CREATE FUNCTION delivery_attempts_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number IS NULL THEN
    NEW.number := nextval('public.delivery_attempts_number_seq');
  ELSE
    PERFORM setval('public.delivery_attempts_number_seq', greatest(NEW.number, (SELECT last_value FROM public.delivery_attempts_number_seq)));
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER delivery_attempts_insert BEFORE INSERT ON delivery_attempts FOR EACH ROW EXECUTE FUNCTION delivery_attempts_insert();
