CREATE TABLE "cluster" (
	"name" text COLLATE "C" PRIMARY KEY NOT NULL,
	"epoch" bigint NOT NULL,
	"alone_since" text COLLATE "C",
	"alone_by" text COLLATE "C",
	"writes" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "lease" (
	"name" text COLLATE "C" PRIMARY KEY NOT NULL,
	"holder" text COLLATE "C",
	"epoch" bigint NOT NULL,
	"beat" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "nodes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"release" text COLLATE "C" NOT NULL,
	"knows" text COLLATE "C" NOT NULL,
	"published_revision" bigint NOT NULL,
	"published_head" text COLLATE "C" NOT NULL,
	"clock_ahead" bigint,
	"started_at" text COLLATE "C" NOT NULL,
	"seen_at" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
-- A log of the release before: nodes of it may go on beside this one, and read no more than this until the upgrade is finished.
INSERT INTO cluster (name, epoch, writes)
SELECT 'hosts', 0, '{"clock.set":1,"content.published":1,"content.withdrawn":1,"restoration.set":2,"availability.set":2,"status.confirmed":2,"change.undone":3,"incident.opened":1,"incident.corrected":1,"update.posted":1,"update.corrected":1,"event.redacted":1}'
WHERE EXISTS (SELECT 1 FROM events);
