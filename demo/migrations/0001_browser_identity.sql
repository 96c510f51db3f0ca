ALTER TABLE "merchant"."authorizations" ADD COLUMN "browser" text;--> statement-breakpoint
ALTER TABLE "merchant"."authorizations" ADD COLUMN "host" text;--> statement-breakpoint
ALTER TABLE "merchant"."authorizations" ADD COLUMN "openid" text;--> statement-breakpoint
ALTER TABLE "merchant"."sessions" DROP COLUMN "authorization_status";--> statement-breakpoint
ALTER TABLE "merchant"."sessions" DROP COLUMN "authorization_host";--> statement-breakpoint
ALTER TABLE "merchant"."sessions" DROP COLUMN "openid";