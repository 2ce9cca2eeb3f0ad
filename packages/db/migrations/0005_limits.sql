CREATE TABLE "order_claims" (
	"order_id" text PRIMARY KEY NOT NULL,
	"flight_id" text NOT NULL,
	"guest_id" text,
	"address" text,
	"seats" integer NOT NULL,
	"pending" integer DEFAULT 0 NOT NULL,
	"claimed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE INDEX "order_claims_guest" ON "order_claims" USING btree ("guest_id");--> statement-breakpoint
CREATE INDEX "order_claims_address" ON "order_claims" USING btree ("address");--> statement-breakpoint
CREATE INDEX "orders_empty" ON "orders" USING btree ("updated_at") WHERE "orders"."status" in ('FAILED', 'EXPIRED', 'CANCELLED') and "orders"."seats" = '{}';