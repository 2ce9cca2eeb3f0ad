import type { Route } from 'playwright-core';
import type { FlightPage } from './pages/flight-page.ts';

/** Keeps requests to a procedure from the server until the answer is called. */
export async function held({ page }: FlightPage, procedure: string): Promise<() => void> {
  const late = Promise.withResolvers<void>();
  await page.route(`**/trpc/${procedure}`, async (route: Route) => {
    await late.promise;
    await route.continue();
  });
  return late.resolve;
}
