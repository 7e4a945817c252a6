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
