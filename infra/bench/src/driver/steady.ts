import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../clock.ts';
import type { Changes } from './changes.ts';

/**
 * Makes changes at a steady rate, one flight after another in turn; answers the seconds it took. A commit that takes longer than
 * the time between two does not delay those of other flights.
 *
 * @param rate changes a second, of all flights together
 */
export async function changeSteadily(flights: readonly Changes[], rate: number, seconds: number): Promise<number> {
  const start = now();
  const count = Math.round(rate * seconds);
  const made: Promise<unknown>[] = [];
  for (let each = 0; each < count; each++) {
    await sleep(Math.max(0, start + (each * 1_000) / rate - now()));
    const commit = flights[each % flights.length]?.make();
    if (!commit) continue;
    // It is waited for at the end; one that fails meanwhile must not end the process.
    commit.catch(() => undefined);
    made.push(commit);
  }
  await Promise.all(made);
  await sleep(Math.max(0, start + (count * 1_000) / rate - now()));
  return (now() - start) / 1_000;
}
