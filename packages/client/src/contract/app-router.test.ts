import type { AppRouter as ServingRouter } from '@jumpseat/booking/router';
import type { inferRouterError, inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { expectTypeOf, test } from 'vitest';
import type { AppRouter } from './app-router.ts';

test('the client has exactly the calls of the server, with the same types', () => {
  expectTypeOf<inferRouterInputs<AppRouter>>().toEqualTypeOf<inferRouterInputs<ServingRouter>>();
  expectTypeOf<inferRouterOutputs<AppRouter>>().toEqualTypeOf<inferRouterOutputs<ServingRouter>>();
  expectTypeOf<inferRouterError<AppRouter>>().toEqualTypeOf<inferRouterError<ServingRouter>>();
});
