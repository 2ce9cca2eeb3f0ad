CREATE TYPE "public"."passenger_kind" AS ENUM('adult', 'child', 'infant');--> statement-breakpoint
CREATE TABLE "contacts" (
	"order_id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"phone" text,
	"language" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "travellers" (
	"order_id" text NOT NULL,
	"position" integer NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"family_key" text NOT NULL,
	"kind" "passenger_kind" NOT NULL,
	"born_on" date,
	"seat" text,
	"lap_of" integer,
	CONSTRAINT "travellers_order_id_position_pk" PRIMARY KEY("order_id","position")
);
--> statement-breakpoint
CREATE TABLE "trip_grants" (
	"order_id" text NOT NULL,
	"guest_id" text NOT NULL,
	"granted_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "trip_grants_order_id_guest_id_pk" PRIMARY KEY("order_id","guest_id")
);
--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "travellers" ADD CONSTRAINT "travellers_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trip_grants" ADD CONSTRAINT "trip_grants_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "trip_grants_guest" ON "trip_grants" USING btree ("guest_id");--> statement-breakpoint
CREATE INDEX "orders_booked" ON "orders" USING btree ("guest_id") WHERE "orders"."status" in ('CONFIRMED', 'REFUNDED');--> statement-breakpoint
CREATE INDEX "orders_ended" ON "orders" USING btree ("updated_at") WHERE "orders"."status" in ('FAILED', 'EXPIRED', 'CANCELLED') and "orders"."seats" <> '{}';--> statement-breakpoint
CREATE UNIQUE INDEX "orders_reference" ON "orders" USING btree (("state"->>'reference')) WHERE "orders"."state"->>'reference' is not null;--> statement-breakpoint
-- Answers of orders that were stored before references existed.
UPDATE "idempotency_keys" SET "answer" = jsonb_set("answer", '{output,reference}', 'null') WHERE "answer"->'output' ? 'orderId' AND NOT "answer"->'output' ? 'reference';
