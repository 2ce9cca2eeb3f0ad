import type { Processes } from '@jumpseat/dev/processes';
import type { BenchDatabase } from '../servers/database.ts';
import { requireOpenFiles } from '../servers/open-files.ts';
import { Crowd } from '../viewers/crowd.ts';
import type { Seen, Spread } from './results.ts';

/** So many look at what is booked. */
const VIEWERS = 100;

/** Viewers of the live map while bookings are made. */
export interface Watching {
  readonly pids: readonly number[];
  /** Waits until all have seen the last change of their flight, and ends them. */
  leave(): Promise<Seen>;
}

/** Attaches viewers, in a process of their own, to flights that nobody has booked yet; answers once each has the map. */
export async function attachViewers(
  processes: Processes,
  database: BenchDatabase,
  { url, flightIds, spread }: { url: string; flightIds: readonly string[]; spread: Spread },
): Promise<Watching> {
  const viewers = spread === 'hot' ? ofEach(flightIds) : inTurn(flightIds);
  requireOpenFiles(viewers.length);
  const crowd = new Crowd('Viewers', processes);
  await crowd.connect(url, 'ws', viewers);
  await crowd.reach(Object.fromEntries(viewers.map((id) => [id, 0])));
  const received = await crowd.begin();
  return {
    pids: crowd.pids,
    async leave() {
      const behind = await crowd.behind(await database.seatVersions([...new Set(viewers)]));
      const { received: messages, gaps, doubled, conflated, cutOff, errors } = (await received({})).tally;
      await crowd.stop();
      return { viewers: VIEWERS, messages, gaps, doubled, conflated, behind, errors: errors + cutOff };
    },
  };
}

/** Where one flight is booked after another, each has all of them. */
const ofEach = (flightIds: readonly string[]) => flightIds.flatMap((id) => Array.from({ length: VIEWERS }, () => id));

const inTurn = (flightIds: readonly string[]) =>
  Array.from({ length: VIEWERS }, (_, each) => flightIds[each % flightIds.length] ?? '');
