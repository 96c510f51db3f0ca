CREATE SCHEMA "jd_pay_sandbox";
--> statement-breakpoint
CREATE TABLE "jd_pay_sandbox"."credentials" (
	"id" integer PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jd_pay_sandbox"."money_back" (
	"trade_num" text PRIMARY KEY NOT NULL,
	"o_trade_num" text NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"trade_time" text NOT NULL,
	"effective_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jd_pay_sandbox"."notifications" (
	"id" text PRIMARY KEY NOT NULL,
	"trade_num" text NOT NULL,
	"sent" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jd_pay_sandbox"."payer_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"outcome" text NOT NULL,
	"trade_num" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jd_pay_sandbox"."payments" (
	"trade_num" text PRIMARY KEY NOT NULL,
	"entry" text NOT NULL,
	"token" text,
	"trade_name" text NOT NULL,
	"trade_time" text NOT NULL,
	"amount" bigint NOT NULL,
	"order_type" text NOT NULL,
	"notify_url" text NOT NULL,
	"callback_url" text,
	"periods" integer,
	"paid_periods" integer,
	"expires_at" timestamp with time zone,
	"status" text NOT NULL,
	"paid_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payments_token_unique" UNIQUE("token"),
	CONSTRAINT "jd_amount_positive" CHECK ("jd_pay_sandbox"."payments"."amount" >= 1 or "jd_pay_sandbox"."payments"."entry" = 'revocation')
);
--> statement-breakpoint
ALTER TABLE "merchant"."sessions" ADD COLUMN "quotes" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "merchant"."sessions" ADD COLUMN "quotes_hold_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "jd_pay_sandbox"."money_back" ADD CONSTRAINT "money_back_o_trade_num_payments_trade_num_fk" FOREIGN KEY ("o_trade_num") REFERENCES "jd_pay_sandbox"."payments"("trade_num") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jd_pay_sandbox"."notifications" ADD CONSTRAINT "notifications_trade_num_payments_trade_num_fk" FOREIGN KEY ("trade_num") REFERENCES "jd_pay_sandbox"."payments"("trade_num") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jd_pay_sandbox"."payer_codes" ADD CONSTRAINT "payer_codes_trade_num_payments_trade_num_fk" FOREIGN KEY ("trade_num") REFERENCES "jd_pay_sandbox"."payments"("trade_num") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "jd_money_back_by_payment" ON "jd_pay_sandbox"."money_back" USING btree ("o_trade_num");--> statement-breakpoint
CREATE INDEX "jd_notifications_due" ON "jd_pay_sandbox"."notifications" USING btree ("next_at");