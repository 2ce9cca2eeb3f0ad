import { now } from '../clock.ts';
import type { Crowd } from '../viewers/crowd.ts';
import type { Changes } from './changes.ts';

/**
 * Makes changes as fast as all viewers take them in; answers how many seconds that took, to the last arrival. Each flight has one
 * change under way at a time, so that no server can merge two into one message; the flights together keep it busy.
 */
export async function changeAsFastAsTaken(flights: readonly Changes[], crowd: Crowd, seconds: number): Promise<number> {
  const start = now();
  const changeOne = async (changes: Changes) => {
    while (now() - start < seconds * 1_000) await crowd.reach({ [changes.flight.id]: await changes.make() });
  };
  await Promise.all(flights.map(changeOne));
  return (now() - start) / 1_000;
}
