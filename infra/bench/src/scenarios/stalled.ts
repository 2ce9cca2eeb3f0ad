import { step } from '@jumpseat/dev/steps';
import { changeSteadily } from '../driver/steady.ts';
import { observe } from '../servers/observe.ts';
import type { Bench } from './bench.ts';
import { connectViewers } from './connect-viewers.ts';
import { measure, rowOf } from './measure.ts';

/** The largest, and all its seats change at once: what is sent must outgrow what the system keeps for each socket, some 4 MB. */
const LAYOUT = 'b787-9';
const EVERY_SEAT = 1_000;

export interface Stalled {
  /** Half of them stop reading. */
  readonly viewers: number;
  readonly rate: number;
  readonly seconds: number;
}

/**
 * Half of the viewers stop reading, and read on at the end; those whom the server cut off meanwhile come back then. A row for those who
 * read all the time, and one for the others from when they read on.
 */
export async function stalled(bench: Bench, { viewers, rate, seconds }: Stalled): Promise<void> {
  const flights = await bench.flights(1, LAYOUT, EVERY_SEAT);
  const [{ flight }] = flights;
  const server = await bench.startServer('product');
  const [readers, sleepers] = [bench.crowd('Readers'), bench.crowd('Sleepers')];
  const asleep = Math.floor(viewers / 2);
  const audience = { server, flights, viewer: 'ws' as const, rate };
  await step(`Connecting ${viewers} viewers`, async () => {
    await connectViewers({ ...audience, crowd: readers, viewers: viewers - asleep });
    await connectViewers({ ...audience, crowd: sleepers, viewers: asleep });
  });
  const received = await sleepers.begin();
  await sleepers.pause();
  await step(`${asleep} of ${viewers} viewers stop reading, ${rate} changes of every seat a second`, async () => {
    const stretch = { ...audience, scenario: 'stalled: who reads', crowd: readers, viewers: viewers - asleep };
    bench.report(await measure({ ...stretch, run: () => changeSteadily(flights, rate, seconds) }));
  });
  await step('They read on', async () => {
    const observed = await observe(server);
    const start = performance.now();
    await sleepers.resume();
    const [{ version, made }] = flights;
    const behind = await sleepers.behind({ [flight.id]: version });
    const took = (performance.now() - start) / 1_000;
    await server.probe.settled();
    const [use, got] = [await observed(), await received({})];
    const facts = { ...audience, scenario: 'stalled: who reads on', crowd: sleepers, viewers: asleep };
    const { latencies } = got;
    bench.report(rowOf(facts, { seconds: took, changes: made.at.length, commits: null, behind, use, got, latencies }));
  });
  await Promise.all([readers.stop(), sleepers.stop(), server.stop()]);
}
