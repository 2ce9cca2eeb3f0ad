import {
  AirportCode,
  AirportView,
  FlightId,
  FlightSummary,
  FlightView,
  LocalDate,
  PriceBreakdown,
  ProposeSeats,
  QuoteSeats,
  SeatCodes,
  SeatProposals,
} from '@jumpseat/booking/contracts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { bodyRefusals, eventStream, type RestOptions, ResumeHeaders, refusals } from '../route.ts';
import { untracked } from '../untracked.ts';
import { ApiSeatMap, ApiSeatMapMessage, apiSeatMap, apiSeatMapMessage } from './views.ts';

const tags = ['Flights'];
const Seats = SeatCodes.describe('Seat codes, such as A1').meta({ examples: [['A1', 'A2']] });
const Flight = z.object({ flightId: FlightId });

/** Flights under `/api`. */
export const apiFlights: FastifyPluginAsyncZod<RestOptions> = async (app, { calls, streams }) => {
  app.get(
    '/api/flights/:flightId/seats',
    {
      schema: {
        operationId: 'getSeatMap',
        tags,
        summary: 'Every seat of a flight',
        params: Flight,
        response: { 200: ApiSeatMap, ...refusals(400, 404) },
      },
    },
    async (request) => apiSeatMap(await calls(request).seatMap.get(request.params)),
  );

  app.get(
    '/api/airports',
    {
      schema: {
        operationId: 'listAirports',
        tags,
        summary: 'The airports that flights on sale leave from or go to',
        response: { 200: z.object({ airports: z.array(AirportView) }), ...refusals() },
      },
    },
    async (request) => ({ airports: await calls(request).airports.list() }),
  );

  app.get(
    '/api/flights',
    {
      schema: {
        operationId: 'listFlights',
        tags,
        summary: 'The flights of a route on a day',
        description: 'Those on sale, the earliest departure first.',
        querystring: z.object({
          from: AirportCode.describe('IATA code, such as ZRH'),
          to: AirportCode.describe('IATA code, such as LHR'),
          date: LocalDate.describe("A day of the origin's calendar, such as 2026-11-24"),
        }),
        response: { 200: z.object({ flights: z.array(FlightSummary) }), ...refusals(400) },
      },
    },
    async (request) => {
      const { from: origin, to: destination, date } = request.query;
      return { flights: await calls(request).flights.search({ origin, destination, date }) };
    },
  );

  app.get(
    '/api/flights/:flightId',
    {
      schema: {
        operationId: 'getFlight',
        tags,
        summary: 'One flight with the decks of its aircraft',
        params: Flight,
        response: { 200: FlightView, ...refusals(400, 404) },
      },
    },
    async (request) => calls(request).flights.byId(request.params),
  );

  app.post(
    '/api/flights/:flightId/quote',
    {
      schema: {
        operationId: 'quoteSeats',
        tags,
        summary: 'What seats would cost, seat by seat',
        description: 'Changes nothing. Refuses what ordering them would refuse, whoever has the seats.',
        params: Flight,
        body: QuoteSeats.omit({ flightId: true }).extend({ seats: Seats }),
        response: { 200: PriceBreakdown, ...bodyRefusals(404) },
      },
    },
    async (request) => calls(request).orders.quote({ ...request.params, ...request.body }),
  );

  app.post(
    '/api/flights/:flightId/proposals',
    {
      schema: {
        operationId: 'proposeSeats',
        tags,
        summary: 'The best free seats for a party, and two alternatives',
        description:
          'Changes nothing. Each proposal says by code what counts for and against it. Where no seats can be proposed the list is empty and `refusal` says why.',
        params: Flight,
        body: ProposeSeats.omit({ flightId: true }),
        response: { 200: SeatProposals, ...bodyRefusals(404, 409) },
      },
    },
    async (request) => calls(request).seatMap.propose({ ...request.params, ...request.body }),
  );

  app.get(
    '/api/flights/:flightId/seats/events',
    {
      exposeHeadRoute: false,
      schema: {
        operationId: 'watchSeatMap',
        tags,
        summary: 'The seats, now and at each change',
        description:
          'First a snapshot of every seat, then deltas: the seats that changed after version `after`, up to `version`. A reader that names the last version it saw gets what it missed.',
        params: Flight,
        headers: ResumeHeaders,
        response: {
          200: eventStream('A snapshot, then deltas, each as the data of an event', ApiSeatMapMessage),
          ...refusals(400, 404),
        },
      },
    },
    async (request, reply) => {
      const { flightId } = request.params;
      const lastEventId = request.headers['last-event-id'];
      if (lastEventId !== undefined) await calls(request).flights.byId({ flightId });
      return streams.answer(reply, lastEventId !== undefined, async function* (signal) {
        const messages = await calls(request, signal).seatMap.watch({ flightId, lastEventId });
        for await (const { id, data } of untracked(messages)) yield { id, data: apiSeatMapMessage(data) };
      });
    },
  );
};
