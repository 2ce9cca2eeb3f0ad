import { adminRouter } from './admin.ts';
import { airportsRouter } from './airports.ts';
import { flightsRouter } from './flights.ts';
import { layoutsRouter } from './layouts.ts';
import { ordersRouter } from './orders.ts';
import { presenceRouter } from './presence.ts';
import { seatMapRouter } from './seat-map.ts';
import { tripsRouter } from './trips.ts';
import { createCallerFactory, router } from './trpc.ts';

/** Every typed call of Jumpseat. */
export const appRouter = router({
  airports: airportsRouter,
  flights: flightsRouter,
  layouts: layoutsRouter,
  seatMap: seatMapRouter,
  presence: presenceRouter,
  orders: ordersRouter,
  trips: tripsRouter,
  admin: adminRouter,
});

/** For typed clients, which import only this type. */
export type AppRouter = typeof appRouter;

/** Calls the router without a network, for REST and for tests. */
export const createCaller = createCallerFactory(appRouter);
