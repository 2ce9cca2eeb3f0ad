import type { Route } from 'playwright-core';
import type { FlightPage } from './pages/flight-page.ts';

/** Delays the page's requests to a procedure. Returns how to release them. */
export async function delayRequests({ page }: FlightPage, procedure: string): Promise<() => void> {
  const released = Promise.withResolvers<void>();
  await page.route(`**/trpc/${procedure}`, async (route: Route) => {
    await released.promise;
    await route.continue();
  });
  return released.resolve;
}
