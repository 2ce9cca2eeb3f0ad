import {
  AirportCode,
  AirportView,
  DayFare,
  Days,
  FlightId,
  FlightSummary,
  FlightView,
  Limit,
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
import { toV1SeatMap, toV1SeatMapMessage, V1SeatMap, V1SeatMapMessage } from './views.ts';

const tags = ['Flights'];
const Seats = SeatCodes.describe('Seat codes, such as A1').meta({ examples: [['A1', 'A2']] });
const Flight = z.object({ flightId: FlightId });

const FlightQuery = z
  .object({
    from: AirportCode.optional().describe('IATA code, such as ZRH'),
    to: AirportCode.optional().describe('IATA code, such as LHR'),
    date: LocalDate.optional().describe('A local day at the origin, such as 2026-11-24'),
    limit: z.coerce.number().pipe(Limit).default(100).describe('The maximum number of flights, up to 1,000'),
  })
  .superRefine(({ from, to, date }, context) => {
    const refuse = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
    if (from !== undefined && to === undefined) refuse('to', 'name it together with from');
    if (to !== undefined && from === undefined) refuse('from', 'name it together with to');
    if (date !== undefined && !from && !to) refuse('date', 'name from and to with it: the day is one of the origin');
  });

const FareQuery = z.object({
  from: AirportCode.describe('IATA code, such as ZRH'),
  to: AirportCode.describe('IATA code, such as LHR'),
  date: LocalDate.describe('The first day, local at the origin, such as 2026-11-24'),
  days: z.coerce.number().pipe(Days).default(7).describe('The number of days, up to 31'),
});

/** Flights under `/api`. */
export const v1Flights: FastifyPluginAsyncZod<RestOptions> = async (app, { calls, streams }) => {
  app.get(
    '/api/flights/:flightId/seats',
    {
      schema: {
        operationId: 'getSeatMap',
        tags,
        summary: 'Every seat of a flight',
        params: Flight,
        response: { 200: V1SeatMap, ...refusals(400, 404) },
      },
    },
    async (request) => toV1SeatMap(await calls(request).seatMap.get(request.params)),
  );

  app.get(
    '/api/airports',
    {
      schema: {
        operationId: 'listAirports',
        tags,
        summary: 'The airports of flights on sale',
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
        summary: 'Flights on sale',
        description: 'All flights, those of a route, or those of a route on a day. The earliest departure comes first.',
        querystring: FlightQuery,
        response: { 200: z.object({ flights: z.array(FlightSummary) }), ...refusals(400) },
      },
    },
    async (request) => {
      const { from: origin, to: destination, date, limit } = request.query;
      const { flights } = calls(request);
      if (origin === undefined || destination === undefined) return { flights: await flights.list({ limit }) };
      const route = { origin, destination };
      if (date === undefined) return { flights: await flights.list({ route, limit }) };
      return { flights: (await flights.search({ ...route, date })).slice(0, limit) };
    },
  );

  app.get(
    '/api/fares',
    {
      schema: {
        operationId: 'listLowestFares',
        tags,
        summary: 'The lowest fare of each day on a route',
        description:
          'Only cabins with a free seat count, so days without one are missing. The fares of a flight never change after it is on sale.',
        querystring: FareQuery,
        response: { 200: z.object({ fares: z.array(DayFare) }), ...refusals(400) },
      },
    },
    async (request) => {
      const { from: origin, to: destination, date, days } = request.query;
      return { fares: await calls(request).flights.lowestFares({ origin, destination, date, days }) };
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
        summary: 'The price of seats, by seat',
        description: 'Changes nothing. Refuses what an order would refuse, except taken seats.',
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
          'Changes nothing. Each proposal has the codes of its reasons for and against. Without a proposal the list is empty and `refusal` says why.',
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
      schema: {
        operationId: 'watchSeatMap',
        tags,
        summary: 'The seat map, now and at each change',
        description:
          'First a snapshot of every seat, then deltas: the seats that changed after version `after`, up to `version`. A client that sends the last version it saw gets the changes since.',
        params: Flight,
        headers: ResumeHeaders,
        response: {
          200: eventStream('A snapshot, then deltas, each as the data of an event', V1SeatMapMessage),
          ...refusals(400, 404),
        },
      },
    },
    async (request, reply) => {
      const { flightId } = request.params;
      const lastEventId = request.headers['last-event-id'];
      if (lastEventId !== undefined) await calls(request).flights.byId({ flightId });
      return streams.send(reply, lastEventId !== undefined, async function* (signal) {
        const messages = await calls(request, signal).seatMap.watch({ flightId, lastEventId });
        for await (const { id, data } of untracked(messages)) yield { id, data: toV1SeatMapMessage(data) };
      });
    },
  );
};
