ALTER TABLE "merchant"."payments" ADD COLUMN "carrier_id" text;--> statement-breakpoint
UPDATE "merchant"."payments" SET "carrier_id" = "product_id";--> statement-breakpoint
ALTER TABLE "merchant"."payments" ALTER COLUMN "carrier_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "merchant"."payments" ADD COLUMN "plan" jsonb;--> statement-breakpoint
ALTER TABLE "merchant"."payments" ADD COLUMN "confirmed_plan" jsonb;--> statement-breakpoint
ALTER TABLE "merchant"."sessions" ADD COLUMN "goods" text;--> statement-breakpoint
ALTER TABLE "merchant"."sessions" ADD COLUMN "credit_forbidden" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "alipay_sandbox"."leads" ADD COLUMN "instalments" integer;--> statement-breakpoint
ALTER TABLE "alipay_sandbox"."leads" ADD COLUMN "is_fee_sellers" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "alipay_sandbox"."leads" ADD COLUMN "is_credit_banned" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "alipay_sandbox"."trades" ADD COLUMN "paid_periods" integer;--> statement-breakpoint
ALTER TABLE "alipay_sandbox"."trades" ADD COLUMN "instalments" integer;--> statement-breakpoint
ALTER TABLE "alipay_sandbox"."trades" ADD COLUMN "is_fee_sellers" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "alipay_sandbox"."trades" ADD COLUMN "is_credit_banned" boolean DEFAULT false NOT NULL;