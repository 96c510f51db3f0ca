CREATE SCHEMA "alipay_sandbox";
--> statement-breakpoint
CREATE SCHEMA "unionpay_sandbox";
--> statement-breakpoint
CREATE TABLE "alipay_sandbox"."auth_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"open_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "alipay_sandbox"."buyers" (
	"browser" text PRIMARY KEY NOT NULL,
	"open_id" text NOT NULL,
	CONSTRAINT "buyers_open_id_unique" UNIQUE("open_id")
);
--> statement-breakpoint
CREATE TABLE "alipay_sandbox"."credentials" (
	"id" integer PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alipay_sandbox"."leads" (
	"content" text PRIMARY KEY NOT NULL,
	"out_trade_no" text NOT NULL,
	"return_url" text,
	"quit_url" text,
	"dies_at" timestamp with time zone NOT NULL,
	"product" text NOT NULL,
	"total" bigint NOT NULL,
	"subject" text NOT NULL,
	"notify_url" text,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alipay_sandbox"."notifications" (
	"id" text PRIMARY KEY NOT NULL,
	"out_trade_no" text NOT NULL,
	"sent" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alipay_sandbox"."payer_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"outcome" text NOT NULL,
	"out_trade_no" text,
	"created_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "alipay_sandbox"."refunds" (
	"out_trade_no" text NOT NULL,
	"out_request_no" text NOT NULL,
	"amount" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "refunds_out_trade_no_out_request_no_pk" PRIMARY KEY("out_trade_no","out_request_no")
);
--> statement-breakpoint
CREATE TABLE "alipay_sandbox"."trades" (
	"out_trade_no" text PRIMARY KEY NOT NULL,
	"trade_no" text NOT NULL,
	"buyer_open_id" text,
	"status" text NOT NULL,
	"is_with_payer" boolean NOT NULL,
	"paid_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"product" text NOT NULL,
	"total" bigint NOT NULL,
	"subject" text NOT NULL,
	"notify_url" text,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "trades_trade_no_unique" UNIQUE("trade_no"),
	CONSTRAINT "total_positive" CHECK ("alipay_sandbox"."trades"."total" >= 1)
);
--> statement-breakpoint
CREATE TABLE "unionpay_sandbox"."contents" (
	"content" text PRIMARY KEY NOT NULL,
	"query_id" text NOT NULL,
	CONSTRAINT "contents_query_id_unique" UNIQUE("query_id")
);
--> statement-breakpoint
CREATE TABLE "unionpay_sandbox"."credentials" (
	"id" integer PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unionpay_sandbox"."notifications" (
	"id" text PRIMARY KEY NOT NULL,
	"query_id" text NOT NULL,
	"sent" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unionpay_sandbox"."payer_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"outcome" text NOT NULL,
	"query_id" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unionpay_sandbox"."transactions" (
	"query_id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"txn_time" text NOT NULL,
	"entry" text NOT NULL,
	"txn_type" text NOT NULL,
	"txn_sub_type" text NOT NULL,
	"biz_type" text NOT NULL,
	"txn_amt" bigint NOT NULL,
	"order_desc" text NOT NULL,
	"front_url" text,
	"front_fail_url" text,
	"back_url" text NOT NULL,
	"pay_timeout" timestamp with time zone,
	"orig_qry_id" text,
	"resp_code" text NOT NULL,
	"trace_no" text NOT NULL,
	"paid_at" timestamp with time zone,
	"effective_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_transaction_a_number" UNIQUE("order_id","txn_time"),
	CONSTRAINT "txn_amt_positive" CHECK ("unionpay_sandbox"."transactions"."txn_amt" >= 1 or "unionpay_sandbox"."transactions"."entry" = 'reversal')
);
--> statement-breakpoint
CREATE TABLE "wechat_sandbox"."payer_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"outcome" text,
	"out_trade_no" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "merchant"."one_live_payment_a_session";--> statement-breakpoint
ALTER TABLE "wechat_sandbox"."orders" ALTER COLUMN "notify_url" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "merchant"."payments" ADD COLUMN "released_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "merchant"."payments" ADD COLUMN "reversal_wanted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "merchant"."payments" ADD COLUMN "reversals" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "merchant"."payments" ADD COLUMN "reversing_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "merchant"."payments" ADD COLUMN "reversal_answered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "merchant"."sessions" ADD COLUMN "host" text;--> statement-breakpoint
ALTER TABLE "wechat_sandbox"."codes" ADD COLUMN "payer_ip" text;--> statement-breakpoint
ALTER TABLE "alipay_sandbox"."notifications" ADD CONSTRAINT "notifications_out_trade_no_trades_out_trade_no_fk" FOREIGN KEY ("out_trade_no") REFERENCES "alipay_sandbox"."trades"("out_trade_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alipay_sandbox"."refunds" ADD CONSTRAINT "refunds_out_trade_no_trades_out_trade_no_fk" FOREIGN KEY ("out_trade_no") REFERENCES "alipay_sandbox"."trades"("out_trade_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unionpay_sandbox"."contents" ADD CONSTRAINT "contents_query_id_transactions_query_id_fk" FOREIGN KEY ("query_id") REFERENCES "unionpay_sandbox"."transactions"("query_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unionpay_sandbox"."notifications" ADD CONSTRAINT "notifications_query_id_transactions_query_id_fk" FOREIGN KEY ("query_id") REFERENCES "unionpay_sandbox"."transactions"("query_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unionpay_sandbox"."payer_codes" ADD CONSTRAINT "payer_codes_query_id_transactions_query_id_fk" FOREIGN KEY ("query_id") REFERENCES "unionpay_sandbox"."transactions"("query_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unionpay_sandbox"."transactions" ADD CONSTRAINT "transactions_orig_qry_id_transactions_query_id_fk" FOREIGN KEY ("orig_qry_id") REFERENCES "unionpay_sandbox"."transactions"("query_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wechat_sandbox"."payer_codes" ADD CONSTRAINT "payer_codes_out_trade_no_orders_out_trade_no_fk" FOREIGN KEY ("out_trade_no") REFERENCES "wechat_sandbox"."orders"("out_trade_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "leads_by_number" ON "alipay_sandbox"."leads" USING btree ("out_trade_no");--> statement-breakpoint
CREATE INDEX "notifications_due" ON "alipay_sandbox"."notifications" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "unionpay_notifications_due" ON "unionpay_sandbox"."notifications" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "money_back_by_payment" ON "unionpay_sandbox"."transactions" USING btree ("orig_qry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_payment_a_session" ON "merchant"."payments" USING btree ("session_id") WHERE "merchant"."payments"."status" in ('pending', 'paying') and "merchant"."payments"."released_at" is null;