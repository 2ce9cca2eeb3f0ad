import type { FastifyPluginAsync } from 'fastify';
import type { RestOptions } from '../route.ts';
import { v1Admin } from './admin.ts';
import { v1Flights } from './flights.ts';
import { v1Layouts } from './layouts.ts';
import { v1Orders } from './orders.ts';
import { v1Travellers } from './travellers.ts';
import { v1TripPapers } from './trip-papers.ts';
import { v1Trips } from './trips.ts';

/** The first REST convention, under `/api`: seats are ordered in one call. New programs use it. */
export const v1Routes: FastifyPluginAsync<RestOptions> = async (app, options) => {
  for (const routes of [v1Flights, v1Layouts, v1Orders, v1Travellers, v1TripPapers, v1Trips, v1Admin]) {
    await app.register(routes, options);
  }
};
