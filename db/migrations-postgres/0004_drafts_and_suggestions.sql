CREATE TABLE "drafts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"incident" text COLLATE "C",
	"author" text COLLATE "C" NOT NULL,
	"form" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL,
	CONSTRAINT "drafts_kind" CHECK ("drafts"."kind" in ('update', 'incident'))
);
--> statement-breakpoint
CREATE TABLE "authority_notices" (
	"incident" text COLLATE "C" NOT NULL,
	"hours" bigint NOT NULL,
	"sent_at" text COLLATE "C" NOT NULL,
	"sent_by" text COLLATE "C" NOT NULL,
	"reference" text COLLATE "C",
	CONSTRAINT "authority_notices_incident_hours_pk" PRIMARY KEY("incident","hours")
);
--> statement-breakpoint
CREATE TABLE "suggestions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"token_id" text COLLATE "C" NOT NULL,
	"first_seen" text COLLATE "C" NOT NULL,
	"last_seen" text COLLATE "C" NOT NULL,
	"ended_at" text COLLATE "C",
	"times" bigint NOT NULL,
	"dismissed_at" text COLLATE "C",
	"dismissed_by" text COLLATE "C",
	CONSTRAINT "suggestions_source" CHECK ("suggestions"."source" in ('api', 'alertmanager', 'grafana'))
);
--> statement-breakpoint
CREATE INDEX "drafts_updated_at" ON "drafts" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "suggestions_last_seen" ON "suggestions" USING btree ("last_seen");