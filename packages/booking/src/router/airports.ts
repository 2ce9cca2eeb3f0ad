import { airportOf } from '@jumpseat/domain';
import { z } from 'zod';
import { AirportView } from '../contracts/views.ts';
import { publicRead, router } from './trpc.ts';

export const airportsRouter = router({
  /** The airports of all flights on sale, sorted by city. */
  list: publicRead.output(z.array(AirportView)).query(async ({ ctx }) => {
    const routes = await ctx.flights.routes();
    const codes = new Set(routes.flatMap(({ origin, destination }) => [origin, destination]));
    return [...codes]
      .map((code) => ({
        ...airportOf(code),
        destinations: routes.filter(({ origin }) => origin === code).map(({ destination }) => destination),
      }))
      .sort((a, b) => (a.city < b.city ? -1 : 1));
  }),
});
