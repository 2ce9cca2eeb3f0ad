CREATE TYPE "public"."order_status" AS ENUM('CREATED', 'SEATS_RESERVED', 'PAYMENT_PENDING', 'CONFIRMED', 'FAILED', 'EXPIRED', 'CANCELLED', 'REFUNDED');--> statement-breakpoint
CREATE TYPE "public"."payment_status" AS ENUM('PENDING', 'APPROVED', 'DECLINED', 'REFUSED', 'UNAVAILABLE', 'VOIDED', 'REFUNDED');--> statement-breakpoint
CREATE TYPE "public"."seat_status" AS ENUM('AVAILABLE', 'HELD', 'BOOKED');--> statement-breakpoint
CREATE TABLE "bookings" (
	"flight_id" text NOT NULL,
	"seat" text NOT NULL,
	"order_id" text NOT NULL,
	"booked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bookings_flight_id_seat_pk" PRIMARY KEY("flight_id","seat")
);
--> statement-breakpoint
CREATE TABLE "flights" (
	"id" text PRIMARY KEY NOT NULL,
	"origin" text NOT NULL,
	"destination" text NOT NULL,
	"layout_id" text NOT NULL,
	"block_by" text NOT NULL,
	"departs_at" timestamp (3) with time zone NOT NULL,
	"sales_close_at" timestamp (3) with time zone NOT NULL,
	"fares" jsonb NOT NULL,
	"seat_version" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_events" (
	"order_id" text NOT NULL,
	"version" integer NOT NULL,
	"type" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "order_events_order_id_version_pk" PRIMARY KEY("order_id","version")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" text PRIMARY KEY NOT NULL,
	"flight_id" text NOT NULL,
	"user_id" text NOT NULL,
	"guest_id" text,
	"status" "order_status" NOT NULL,
	"seats" text[] NOT NULL,
	"hold_expires_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	"state" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"order_id" text NOT NULL,
	"attempt" integer NOT NULL,
	"idempotency_key" text NOT NULL,
	"amount" integer NOT NULL,
	"currency" text NOT NULL,
	"status" "payment_status" NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "payments_order_id_attempt_pk" PRIMARY KEY("order_id","attempt"),
	CONSTRAINT "payments_idempotency_key_unique" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "seats" (
	"flight_id" text NOT NULL,
	"code" text NOT NULL,
	"cabin" text NOT NULL,
	"position" integer NOT NULL,
	"status" "seat_status" DEFAULT 'AVAILABLE' NOT NULL,
	"order_id" text,
	"lease_until" timestamp (3) with time zone,
	"version" bigint DEFAULT 0 NOT NULL,
	"flight_version" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "seats_flight_id_code_pk" PRIMARY KEY("flight_id","code"),
	CONSTRAINT "seats_taken_by_an_order" CHECK (("seats"."status" = 'AVAILABLE') = ("seats"."order_id" is null)),
	CONSTRAINT "seats_held_for_a_time" CHECK (("seats"."status" = 'HELD') = ("seats"."lease_until" is not null))
);
--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_flight_id_seat_seats_flight_id_code_fk" FOREIGN KEY ("flight_id","seat") REFERENCES "public"."seats"("flight_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_flight_id_flights_id_fk" FOREIGN KEY ("flight_id") REFERENCES "public"."flights"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_flight_id_flights_id_fk" FOREIGN KEY ("flight_id") REFERENCES "public"."flights"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "flights_on_sale" ON "flights" USING btree ("sales_close_at");--> statement-breakpoint
CREATE INDEX "orders_live" ON "orders" USING btree ("flight_id") WHERE "orders"."status" in ('CREATED', 'SEATS_RESERVED', 'PAYMENT_PENDING');--> statement-breakpoint
CREATE INDEX "orders_confirmed" ON "orders" USING btree ("flight_id") WHERE "orders"."status" = 'CONFIRMED';--> statement-breakpoint
CREATE INDEX "seats_changed_since" ON "seats" USING btree ("flight_id","flight_version");