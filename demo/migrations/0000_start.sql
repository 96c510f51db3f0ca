CREATE SCHEMA "merchant";
--> statement-breakpoint
CREATE SCHEMA "wechat_sandbox";
--> statement-breakpoint
CREATE TABLE "merchant"."authorizations" (
	"state" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "merchant"."credentials" (
	"id" integer PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "merchant"."idempotency_keys" (
	"session_id" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"state" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"payment_id" text,
	"answer_status" integer,
	"answer_body" jsonb,
	CONSTRAINT "idempotency_keys_session_id_key_pk" PRIMARY KEY("session_id","key")
);
--> statement-breakpoint
CREATE TABLE "merchant"."notifications" (
	"id" text PRIMARY KEY NOT NULL,
	"out_trade_no" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "merchant"."payments" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"attempt" integer NOT NULL,
	"product_id" text NOT NULL,
	"out_trade_no" text NOT NULL,
	"openid" text,
	"status" text NOT NULL,
	"channel_answer" text NOT NULL,
	"checked_at" timestamp with time zone,
	"action" jsonb,
	"action_made_at" timestamp with time zone,
	"action_expires_at" timestamp with time zone,
	"renewing_since" timestamp with time zone,
	"failure" jsonb,
	"transaction_id" text,
	"paid_at" timestamp with time zone,
	"paid_amount" bigint,
	"payer_amount" bigint,
	"refund_status" text,
	"refund_requested" boolean DEFAULT false NOT NULL,
	"refund_checks" integer DEFAULT 0 NOT NULL,
	"refund_next_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"queried_at" timestamp with time zone,
	"next_query_at" timestamp with time zone,
	CONSTRAINT "payments_out_trade_no_unique" UNIQUE("out_trade_no")
);
--> statement-breakpoint
CREATE TABLE "merchant"."sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"order_no" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"subject" text NOT NULL,
	"products" jsonb NOT NULL,
	"terminal" text,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"paid_payment_id" text,
	"authorization_status" text NOT NULL,
	"authorization_host" text,
	"openid" text,
	"action_life_ms" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_order_no_unique" UNIQUE("order_no")
);
--> statement-breakpoint
CREATE TABLE "wechat_sandbox"."codes" (
	"content" text PRIMARY KEY NOT NULL,
	"out_trade_no" text NOT NULL,
	"superseded" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wechat_sandbox"."credentials" (
	"id" integer PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wechat_sandbox"."notifications" (
	"id" text PRIMARY KEY NOT NULL,
	"out_trade_no" text NOT NULL,
	"sent" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wechat_sandbox"."oauth_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"appid" text NOT NULL,
	"openid" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "wechat_sandbox"."openids" (
	"browser" text NOT NULL,
	"appid" text NOT NULL,
	"openid" text NOT NULL,
	CONSTRAINT "openids_browser_appid_pk" PRIMARY KEY("browser","appid"),
	CONSTRAINT "openids_openid_unique" UNIQUE("openid")
);
--> statement-breakpoint
CREATE TABLE "wechat_sandbox"."orders" (
	"out_trade_no" text PRIMARY KEY NOT NULL,
	"product" text NOT NULL,
	"appid" text NOT NULL,
	"mchid" text NOT NULL,
	"description" text NOT NULL,
	"total" bigint NOT NULL,
	"currency" text NOT NULL,
	"notify_url" text NOT NULL,
	"openid" text,
	"trade_state" text NOT NULL,
	"trade_state_desc" text NOT NULL,
	"transaction_id" text,
	"success_time" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "orders_transaction_id_unique" UNIQUE("transaction_id"),
	CONSTRAINT "total_positive" CHECK ("wechat_sandbox"."orders"."total" >= 1)
);
--> statement-breakpoint
CREATE TABLE "wechat_sandbox"."refunds" (
	"out_refund_no" text PRIMARY KEY NOT NULL,
	"refund_id" serial NOT NULL,
	"out_trade_no" text NOT NULL,
	"amount" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"succeeds_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "merchant"."authorizations" ADD CONSTRAINT "authorizations_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "merchant"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchant"."idempotency_keys" ADD CONSTRAINT "idempotency_keys_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "merchant"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchant"."idempotency_keys" ADD CONSTRAINT "idempotency_keys_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "merchant"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchant"."payments" ADD CONSTRAINT "payments_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "merchant"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wechat_sandbox"."codes" ADD CONSTRAINT "codes_out_trade_no_orders_out_trade_no_fk" FOREIGN KEY ("out_trade_no") REFERENCES "wechat_sandbox"."orders"("out_trade_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wechat_sandbox"."notifications" ADD CONSTRAINT "notifications_out_trade_no_orders_out_trade_no_fk" FOREIGN KEY ("out_trade_no") REFERENCES "wechat_sandbox"."orders"("out_trade_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wechat_sandbox"."refunds" ADD CONSTRAINT "refunds_out_trade_no_orders_out_trade_no_fk" FOREIGN KEY ("out_trade_no") REFERENCES "wechat_sandbox"."orders"("out_trade_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_payment_a_session" ON "merchant"."payments" USING btree ("session_id") WHERE "merchant"."payments"."status" in ('pending', 'paying');--> statement-breakpoint
CREATE INDEX "payments_to_query" ON "merchant"."payments" USING btree ("next_query_at");--> statement-breakpoint
CREATE INDEX "payments_to_refund" ON "merchant"."payments" USING btree ("refund_next_at");--> statement-breakpoint
CREATE INDEX "codes_by_order" ON "wechat_sandbox"."codes" USING btree ("out_trade_no");--> statement-breakpoint
CREATE INDEX "notifications_due" ON "wechat_sandbox"."notifications" USING btree ("next_at");