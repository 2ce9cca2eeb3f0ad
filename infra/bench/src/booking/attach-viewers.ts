import type { Processes } from '@jumpseat/dev/processes';
import type { BenchDatabase } from '../shared/database.ts';
import { Viewers } from '../shared/viewers/viewers.ts';
import type { Spread } from './flights.ts';

const VIEWERS = 100;

/** Attaches 100 viewers to the flights in turn, or 100 to each where one flight is booked after another. */
export async function attachViewers(
  processes: Processes,
  database: BenchDatabase,
  what: { readonly url: string; readonly flightIds: readonly string[]; readonly spread: Spread },
) {
  const { url, flightIds, spread } = what;
  const count = spread === 'hot' ? VIEWERS * flightIds.length : VIEWERS;
  const watched = Array.from({ length: count }, (_, viewer) => flightIds[viewer % flightIds.length] ?? '');
  const viewers = new Viewers(processes);
  await viewers.connect(url, watched);
  await viewers.reach(Object.fromEntries(watched.map((id) => [id, 0])));
  const endCount = await viewers.begin();
  return {
    pids: viewers.pids,
    /** Waits until all have the last change of their flight, ends them, and returns what they saw. */
    async leave() {
      const behind = await viewers.behind(await database.seatVersions([...new Set(watched)]));
      const { counts, failed } = await endCount({});
      await viewers.stop();
      const { received, gaps, doubled, conflated } = counts;
      return {
        facts: { viewers: VIEWERS, messages: received },
        checks: { gaps, doubled, conflated, behind },
        failed: Object.fromEntries(Object.entries(failed).map(([reason, times]) => [`viewer ${reason}`, times])),
      };
    },
  };
}
