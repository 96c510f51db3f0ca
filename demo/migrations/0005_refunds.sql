CREATE TABLE "merchant"."refunds" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"amount" bigint NOT NULL,
	"reason" text NOT NULL,
	"is_of_double" boolean NOT NULL,
	"key" text,
	"status" text NOT NULL,
	"funds" text DEFAULT 'unsettled' NOT NULL,
	"is_taken" boolean DEFAULT false NOT NULL,
	"hindrance" text,
	"checks" integer DEFAULT 0 NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone,
	"fee_back" bigint,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "merchant"."payments_to_refund";--> statement-breakpoint
ALTER TABLE "merchant"."refunds" ADD CONSTRAINT "refunds_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "merchant"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_refund_an_ordinal" ON "merchant"."refunds" USING btree ("payment_id","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "one_refund_a_key" ON "merchant"."refunds" USING btree ("payment_id","key");--> statement-breakpoint
CREATE INDEX "refunds_to_see_to" ON "merchant"."refunds" USING btree ("next_at");--> statement-breakpoint
INSERT INTO "merchant"."refunds" ("id", "payment_id", "ordinal", "amount", "reason", "is_of_double", "status", "is_taken", "checks", "first_at", "next_at", "created_at")
SELECT "id" || 'R1', "id", 1, coalesce("paid_amount", 0), '重复支付，原路退回', true, "refund_status", "refund_requested", "refund_checks", coalesce("refund_next_at", now()), "refund_next_at", now()
FROM "merchant"."payments" WHERE "refund_status" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "merchant"."payments" DROP COLUMN "refund_requested";--> statement-breakpoint
ALTER TABLE "merchant"."payments" DROP COLUMN "refund_checks";--> statement-breakpoint
ALTER TABLE "merchant"."payments" DROP COLUMN "refund_next_at";