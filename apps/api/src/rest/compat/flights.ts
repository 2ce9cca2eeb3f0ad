import { FlightId, type SeatMapView, type SeatStatus } from '@jumpseat/booking/contracts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type RestOptions, refusals } from '../route.ts';

const AvailableSeats = z
  .object({
    flightID: z.string(),
    available: z.array(z.string()),
    held: z.array(z.string()),
    confirmed: z.array(z.string()),
    total: z.int(),
  })
  .describe('The seats of a flight by state');

/** Flights under `/flights`. */
export const compatFlights: FastifyPluginAsyncZod<RestOptions> = async (app, { calls }) => {
  app.get(
    '/flights/:flightID/available-seats',
    {
      schema: {
        operationId: 'listSeatsByState',
        tags: ['Flights'],
        summary: 'The seats of a flight by state',
        params: z.object({ flightID: FlightId }),
        response: { 200: AvailableSeats, ...refusals(400, 404) },
      },
    },
    async (request) => byStatus(await calls(request).seatMap.get({ flightId: request.params.flightID })),
  );
};

function byStatus({ flightId, seats }: SeatMapView): z.infer<typeof AvailableSeats> {
  const inState = (state: SeatStatus) => seats.filter(({ status }) => status === state).map(({ code }) => code);
  return {
    flightID: flightId,
    available: inState('AVAILABLE'),
    held: inState('HELD'),
    confirmed: inState('BOOKED'),
    total: seats.length,
  };
}
