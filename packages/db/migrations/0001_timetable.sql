ALTER TABLE "flights" ADD COLUMN "arrives_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "flights" ADD COLUMN "surcharges" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "flights_by_route" ON "flights" USING btree ("origin","destination","departs_at");