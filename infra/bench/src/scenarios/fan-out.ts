import { step } from '@jumpseat/dev/steps';
import type { Changes } from '../driver/changes.ts';
import { changeAsFastAsTaken } from '../driver/closed-loop.ts';
import { changeSteadily } from '../driver/steady.ts';
import type { Server } from '../servers/server.ts';
import type { Crowd } from '../viewers/crowd.ts';
import type { ViewerKind } from '../viewers/viewer.ts';
import type { Bench } from './bench.ts';
import { measure } from './measure.ts';

const LAYOUT = 'a320neo';
/** Each has a share of the viewers, and one change under way at a time. */
const FLIGHTS = 4;
/** As many seats change at once as an order has. */
const SEATS_EACH = 2;
const WARM_UP_SECONDS = 1;

export interface FanOut {
  readonly viewer: ViewerKind;
  readonly viewers: number;
  /** Changes a second of the steady stretch. */
  readonly rate: number;
  /** How long each stretch takes. */
  readonly seconds: number;
  /** How often product and floor take turns. */
  readonly rounds: number;
}

/** A few flights, as many messages as go through: the product and the floor take turns under the same viewers. */
export async function fanOut(bench: Bench, options: FanOut): Promise<void> {
  const { viewer, viewers, rounds } = options;
  const flights = await bench.flights(FLIGHTS, LAYOUT, SEATS_EACH);
  const crowd = bench.crowd();
  const servers = [await bench.startServer('product'), await bench.startServer('floor')];
  for (let round = 1; round <= rounds; round++) {
    for (const server of servers) {
      await step(`${viewers} ${viewer} viewers, ${server.kind}, round ${round}`, async () => {
        await turn(bench, options, server, crowd, flights);
      });
    }
  }
  await Promise.all([crowd.stop(), ...servers.map(({ stop }) => stop())]);
}

async function turn(
  bench: Bench,
  options: FanOut,
  server: Server,
  crowd: Crowd,
  flights: readonly Changes[],
): Promise<void> {
  const { viewer, viewers, rate, seconds } = options;
  const ids = flights.map(({ flight }) => flight.id);
  await crowd.connect(
    server.url,
    viewer,
    Array.from({ length: viewers }, (_, each) => ids[each % ids.length] ?? ''),
  );
  if (server.kind === 'product') {
    await crowd.reach(Object.fromEntries(flights.map(({ flight, version }) => [flight.id, version])));
  }
  await changeAsFastAsTaken(flights, crowd, Math.min(WARM_UP_SECONDS, seconds));
  const stretch = { scenario: 'fan-out', server, crowd, viewer, viewers, flights };
  const most = await measure({
    ...{ ...stretch, rate: 'most' },
    run: () => changeAsFastAsTaken(flights, crowd, seconds),
  });
  const steady = await measure({ ...stretch, rate, run: () => changeSteadily(flights, rate, seconds) });
  await crowd.disconnect();
  for (const row of [most, steady]) bench.report(row);
}
