CREATE TABLE "merchant"."reconciliations" (
	"channel" text NOT NULL,
	"day" text NOT NULL,
	"comparison" jsonb,
	"tried_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reconciliations_channel_day_pk" PRIMARY KEY("channel","day")
);
--> statement-breakpoint
ALTER TABLE "merchant"."payments" ADD COLUMN "queries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "merchant"."refunds" ADD COLUMN "succeeded_at" timestamp with time zone;