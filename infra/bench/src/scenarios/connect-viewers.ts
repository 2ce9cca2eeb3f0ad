import { step } from '@jumpseat/dev/steps';
import type { Changes } from '../driver/changes.ts';
import type { Row } from '../report/results.ts';
import type { Server } from '../servers/server.ts';
import type { Crowd } from '../viewers/crowd.ts';

/** Opened beforehand and closed again, so that what the server loads once is not counted as the viewers'. */
const WARM_UP_VIEWERS = 200;

/** Where viewers go. */
export interface Connecting {
  readonly server: Server;
  readonly crowd: Crowd;
  readonly flights: readonly Changes[];
  readonly viewers: number;
}

/** Connects bare viewers, spread evenly over the flights; answers once each has the map. */
export async function connectViewers({ server, crowd, flights, viewers }: Connecting): Promise<void> {
  const ids = flights.map(({ flight }) => flight.id);
  const flightIds = Array.from({ length: viewers }, (_, each) => ids[each % ids.length] ?? '');
  await crowd.connect(server.url, 'ws', flightIds);
  await crowd.reach(Object.fromEntries(flights.map(({ flight, version }) => [flight.id, version])));
}

/** Connects bare viewers as {@link connectViewers} does; answers what each of them costs the server while nothing happens. */
export async function weighViewers(what: Connecting): Promise<Row['perViewer']> {
  const { server, crowd, viewers } = what;
  return step(`Connecting ${viewers} viewers`, async () => {
    await connectViewers({ ...what, viewers: Math.min(WARM_UP_VIEWERS, viewers) });
    await crowd.disconnect();
    const without = await server.probe.settled();
    await connectViewers(what);
    const connected = await server.probe.settled();
    const each = (bytes: number) => bytes / 1_024 / viewers;
    return { residentKb: each(connected.rss - without.rss), usedKb: each(connected.used - without.used) };
  });
}
