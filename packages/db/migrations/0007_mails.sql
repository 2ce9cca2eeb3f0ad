CREATE TYPE "public"."mail_kind" AS ENUM('CONFIRMATION', 'REFUND', 'REMINDER');--> statement-breakpoint
CREATE TYPE "public"."mail_status" AS ENUM('DUE', 'SENT', 'BOUNCED', 'GIVEN_UP', 'DROPPED');--> statement-breakpoint
CREATE TABLE "mails" (
	"order_id" text NOT NULL,
	"version" integer NOT NULL,
	"kind" "mail_kind" NOT NULL,
	"status" "mail_status" DEFAULT 'DUE' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"starts" integer DEFAULT 0 NOT NULL,
	"start_after" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"reason" text,
	CONSTRAINT "mails_order_id_version_pk" PRIMARY KEY("order_id","version")
);
--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "remind" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "trip_grants" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("start_after") WHERE "mails"."status" = 'DUE';--> statement-breakpoint
CREATE INDEX "contacts_email" ON "contacts" USING btree (lower("email"));