CREATE SEQUENCE "public"."turn_tokens" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "seat_blocks" (
	"flight_id" text NOT NULL,
	"block_id" text NOT NULL,
	"run" integer NOT NULL,
	CONSTRAINT "seat_blocks_flight_id_block_id_pk" PRIMARY KEY("flight_id","block_id")
);
--> statement-breakpoint
CREATE TABLE "stuck_workflows" (
	"workflow_id" text PRIMARY KEY NOT NULL,
	"noticed_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"restarts" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "order_events" ADD COLUMN "request" text;--> statement-breakpoint
ALTER TABLE "seat_blocks" ADD CONSTRAINT "seat_blocks_flight_id_flights_id_fk" FOREIGN KEY ("flight_id") REFERENCES "public"."flights"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "seats_held" ON "seats" USING btree ("lease_until") WHERE "seats"."status" = 'HELD';