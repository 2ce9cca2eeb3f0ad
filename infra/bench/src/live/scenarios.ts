import { setTimeout as sleep } from 'node:timers/promises';
import { step } from '@jumpseat/dev/steps';
import { now } from '../shared/clock.ts';
import { Latencies } from '../shared/latency.ts';
import type { Measurement } from '../shared/results.ts';
import type { Bench } from '../shared/run.ts';
import { Viewers } from '../shared/viewers/viewers.ts';
import { changeAsFastAsReceived, changeSteadily, createFlights, type FlightChanges, versionsOf } from './changes.ts';
import type { LiveFlags, SCENARIOS } from './flags.ts';
import { measure } from './measure.ts';
import { type LiveServer, startServer } from './server.ts';

/** What the flags may change of each scenario. */
type Sizes = Pick<LiveFlags, 'viewers' | 'rate' | 'seconds'>;
type Scenario = (bench: Bench, sizes: Sizes) => Promise<void>;

const USUAL_RATE = 5;
const MANY_VIEWERS = 10_000;
const MANY_FLIGHTS = 1_000;
const STORM_VIEWERS = 5_000;
/** Viewers who stay, for each who comes back. */
const STAY = 0.2;
const AWAY_SECONDS = 2;
/** Are opened and closed first, so that what the server loads once does not count as a viewer's. */
const FIRST_VIEWERS = 200;
const ROUNDS = 2;

export const RUN: Readonly<Record<(typeof SCENARIOS)[number], Scenario>> = {
  async 'fan-out'(bench, { viewers, ...sizes }) {
    for (const count of viewers === undefined ? [2_000, 4_000] : [viewers]) await fanOut(bench, count, sizes);
  },
  'one-flight': (bench, { viewers = MANY_VIEWERS, rate = USUAL_RATE, seconds = 20 }) =>
    steadyViewers(bench, { name: 'one flight', layoutId: 'a320neo', flights: 1, viewers, rates: [rate], seconds }),
  'many-flights': (bench, { viewers = MANY_VIEWERS, rate, seconds = 10 }) => {
    const flights = Math.min(MANY_FLIGHTS, viewers);
    const rates = rate === undefined ? [USUAL_RATE, 200] : [rate];
    return steadyViewers(bench, { name: `${flights} flights`, layoutId: 'demo-30', flights, viewers, rates, seconds });
  },
  stalled,
  storm,
};

/** The most viewers that one server has at once. */
export function mostViewers(only: readonly string[], viewers?: number): number {
  if (viewers === undefined && (only.includes('one-flight') || only.includes('many-flights'))) return MANY_VIEWERS;
  return Math.ceil((viewers ?? STORM_VIEWERS) * (only.includes('storm') ? 1 + STAY : 1));
}

/** The product and the floor take turns under the same viewers: as many messages as go through, then a steady rate. */
async function fanOut(
  bench: Bench,
  count: number,
  { rate = USUAL_RATE, seconds = 3 }: Pick<Sizes, 'rate' | 'seconds'>,
): Promise<void> {
  const flights = await createFlights(bench, 4, 'a320neo', 2);
  const viewers = new Viewers(bench.processes);
  const servers = [await startServer(bench, 'product'), await startServer(bench, 'floor')];
  for (let round = 1; round <= ROUNDS; round++) {
    for (const server of servers) {
      await step(`${count} viewers, ${server.server}, round ${round}`, async () => {
        await connect(server, viewers, flights, count);
        // Warms both sides up.
        await changeAsFastAsReceived(flights, viewers, Math.min(1, seconds));
        const run = { server, viewers, flights, round };
        const most = () => changeAsFastAsReceived(flights, viewers, seconds);
        bench.report(await measure(bench, { ...run, name: 'fan-out, most' }, most));
        const steady = () => changeSteadily(flights, rate, seconds);
        bench.report(await measure(bench, { ...run, name: `fan-out, ${rate}/s` }, steady));
        await viewers.all(({ disconnect }) => disconnect());
      });
    }
  }
  await Promise.all([viewers.stop(), ...servers.map(({ stop }) => stop())]);
}

/** Viewers of one flight or of many, whose seats change at a steady rate. */
async function steadyViewers(
  bench: Bench,
  options: { name: string; layoutId: string; flights: number; viewers: number; rates: number[]; seconds: number },
): Promise<void> {
  const { name, layoutId, viewers: count, rates, seconds } = options;
  const flights = await step('Putting flights on sale', () => createFlights(bench, options.flights, layoutId, 2));
  const server = await startServer(bench, 'product');
  const viewers = new Viewers(bench.processes);
  const facts = await step(`Connecting ${count} viewers`, () => weighViewers(server, viewers, flights, count));
  for (const rate of rates) {
    await step(`${name}: ${count} viewers, ${rate} changes a second`, async () => {
      const run = { name: `${name}, ${rate}/s`, server, viewers, flights, facts };
      bench.report(await measure(bench, run, () => changeSteadily(flights, rate, seconds)));
    });
  }
  await Promise.all([viewers.stop(), server.stop()]);
}

/** Half of the viewers stop reading, and read on at the end. Those whom the server cut off meanwhile reconnect then. */
async function stalled(bench: Bench, { viewers = 1_000, rate = 20, seconds = 60 }: Sizes): Promise<void> {
  // Every seat of a large aircraft changes: unread messages must outgrow the system's buffers, some 4 MB a socket.
  const flights = await createFlights(bench, 1, 'b787-9', Number.POSITIVE_INFINITY);
  const server = await startServer(bench, 'product');
  const readers = new Viewers(bench.processes, 'Readers');
  const stalling = new Viewers(bench.processes, 'Stalling');
  const stopping = Math.floor(viewers / 2);
  await step(`Connecting ${viewers} viewers`, async () => {
    await connect(server, readers, flights, viewers - stopping);
    await connect(server, stalling, flights, stopping);
  });
  const endCount = await stalling.begin();
  await stalling.all(({ pause }) => pause());
  await step(`${stopping} of ${viewers} viewers stop reading, ${rate} changes of every seat a second`, async () => {
    const run = { name: 'stalled: reading', server, viewers: readers, flights };
    bench.report(await measure(bench, run, () => changeSteadily(flights, rate, seconds)));
  });
  await step('They read on', async () => {
    const run = { name: 'stalled: reading on', server, viewers: stalling, flights, endCount };
    bench.report(
      await measure(bench, run, async () => {
        const resumedAt = now();
        await stalling.all(({ resume }) => resume());
        await stalling.behind(versionsOf(flights));
        return (now() - resumedAt) / 1_000;
      }),
    );
  });
  await Promise.all([readers.stop(), stalling.stop(), server.stop()]);
}

/** Viewers lose their sockets at once and come back within some seconds, to resume after the version they have. */
async function storm(bench: Bench, { viewers = STORM_VIEWERS, rate = USUAL_RATE, seconds = 10 }: Sizes): Promise<void> {
  const flights = await createFlights(bench, 1, 'a320neo', 2);
  const server = await startServer(bench, 'product');
  const staying = new Viewers(bench.processes, 'Staying');
  const returning = new Viewers(bench.processes, 'Returning');
  const stay = Math.ceil(viewers * STAY);
  await step(`Connecting ${viewers + stay} viewers`, async () => {
    await connect(server, staying, flights, stay);
    await connect(server, returning, flights, viewers);
  });
  await step(`${viewers} viewers go, and come back within ${seconds} s`, async () => {
    const endCount = await returning.begin();
    const stayed = measure(bench, { name: 'storm: staying', server, viewers: staying, flights }, () =>
      // Two seconds more, in which everybody is there again.
      changeSteadily(flights, rate, AWAY_SECONDS + seconds + 2),
    );
    const comeBack = async () => {
      await returning.all(({ leave }) => leave());
      await sleep(AWAY_SECONDS * 1_000);
      const run = { name: 'storm: coming back', server, viewers: returning, flights, endCount, lastChange: stayed };
      const waits = new Latencies();
      const measurement = await measure(bench, run, async () => {
        const startedAt = now();
        for (const each of await returning.all(({ reconnect }) => reconnect(seconds * 1_000))) waits.add(each);
        return (now() - startedAt) / 1_000;
      });
      return { ...measurement, latency: { 'first message': waits.summary() } };
    };
    for (const measurement of await Promise.all([stayed, comeBack()])) bench.report(measurement);
  });
  await Promise.all([staying.stop(), returning.stop(), server.stop()]);
}

/** Connects viewers, spread evenly over the flights; returns once each has the map. The floor sends none. */
async function connect(
  { server, url }: LiveServer,
  viewers: Viewers,
  flights: readonly FlightChanges[],
  count: number,
): Promise<void> {
  const flightIds = Array.from({ length: count }, (_, viewer) => flights[viewer % flights.length]?.id ?? '');
  await viewers.connect(url, flightIds);
  if (server === 'product') await viewers.reach(versionsOf(flights));
}

/** Connects viewers, and returns what memory each takes in the server while nothing happens. */
async function weighViewers(
  server: LiveServer,
  viewers: Viewers,
  flights: readonly FlightChanges[],
  count: number,
): Promise<Measurement['facts']> {
  await connect(server, viewers, flights, Math.min(FIRST_VIEWERS, count));
  await viewers.all(({ disconnect }) => disconnect());
  const before = await server.calls.memoryInUse();
  await connect(server, viewers, flights, count);
  const after = await server.calls.memoryInUse();
  const kbEach = (bytes: number) => bytes / 1_024 / count;
  return { 'KB a viewer': kbEach(after.rss - before.rss), 'of it JavaScript': kbEach(after.used - before.used) };
}
