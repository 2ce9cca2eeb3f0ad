CREATE TABLE "archived_bookings" (
	"flight_id" text NOT NULL,
	"seat" text NOT NULL,
	"order_id" text NOT NULL,
	"booked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "archived_bookings_flight_id_seat_pk" PRIMARY KEY("flight_id","seat")
);
--> statement-breakpoint
CREATE TABLE "housekeeping" (
	"only_row" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "housekeeping_has_one_row" CHECK ("housekeeping"."only_row")
);
--> statement-breakpoint
ALTER TABLE "flights" ADD COLUMN "unpaid_deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "flights" ADD COLUMN "personal_data_erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "flights" ADD COLUMN "archived_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "archived_bookings" ADD CONSTRAINT "archived_bookings_flight_id_flights_id_fk" FOREIGN KEY ("flight_id") REFERENCES "public"."flights"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
INSERT INTO "housekeeping" DEFAULT VALUES;
